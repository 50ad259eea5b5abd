"""Formulas of ordinary sheets, typed in over HTTP and read back as a person sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from gspread.utils import ValueInputOption, ValueRenderOption

if TYPE_CHECKING:
    from sheets_sync.testing.server import SheetsServer

TYPED = ValueInputOption.user_entered
REGISTER: list[list[Any]] = [
    ["name", "hours", "rate", "day", "ok"],
    ["ann", 1, "$10.00", "1/5/2020", True],
    ["bob", 2, "$20.00", "2/5/2020", False],
    ["cid", 3, "$30.00", "3/5/2020", True],
    ["bob", 4, "$40.00", "4/5/2020", True],
]
LOGIC = [
    ('=IFERROR(1/0,"e")', "e"),
    ('=IFERROR(1/0;"e")', "e"),
    ("=IFERROR(1/0)", ""),
    ('=IFERROR(5,"e")', "5"),
    ('=IFNA(NA(),"x")', "x"),
    ("=IFNA(1/0,2)", "#DIV/0!"),
    ("=IF(B2>1,1/0,2)", "2"),
    ("=IF(,1,2)", "2"),
    ("=IF(B2=1,,2)", ""),
    ("=AND(E2,B2=1)", "TRUE"),
    ("=AND(E2:E5)", "FALSE"),
    ("=OR(E2:E5)", "TRUE"),
    ("=XOR(TRUE,TRUE)", "FALSE"),
    ("=NOT(E2)", "FALSE"),
    ('=IFS(B2>5,"a",B2>0,"b")', "b"),
    ('=IFS(B2>5,"a")', "#N/A"),
    ('=SWITCH(B3,1,"a",2,"b","c")', "b"),
    ('=SWITCH(B5,1,"a",2,"b","c")', "c"),
    ('=CHOOSE(2,"a","b")', "b"),
    ('=CHOOSE(3,"a","b")', "#NUM!"),
]
LOOKUPS = [
    ('=VLOOKUP("bob",A2:C5,2,FALSE)', "2"),
    ('=VLOOKUP("BOB",A2:C5,2,0)', "2"),
    ('=VLOOKUP("c*",A2:C5,2,FALSE)', "3"),
    ('=VLOOKUP("zed",A2:C5,2,FALSE)', "#N/A"),
    ("=VLOOKUP(2.5,B2:C5,2)", "$20.00"),
    ("=VLOOKUP(0,B2:C5,2)", "#N/A"),
    ('=VLOOKUP("bob",A2:C5,9,FALSE)', "#REF!"),
    ('=VLOOKUP("bob",A2:C5,0,FALSE)', "#VALUE!"),
    ('=HLOOKUP("rate",A1:E5,3,FALSE)', "$20.00"),
    ("=LOOKUP(3.5,B2:B5,A2:A5)", "cid"),
    ('=XLOOKUP("bob",A2:A5,B2:B5)', "2"),
    ('=XLOOKUP("bob",A2:A5,B2:B5,"none",0,-1)', "4"),
    ('=XLOOKUP("zed",A2:A5,B2:B5,"none")', "none"),
    ('=XLOOKUP("zed",A2:A5,B2:B5)', "#N/A"),
    ("=XLOOKUP(2.5,B2:B5,A2:A5,,-1)", "bob"),
    ("=XLOOKUP(2.5,B2:B5,A2:A5,,1)", "cid"),
    ('=MATCH("bob",A1:A5,0)', "3"),
    ("=MATCH(2.5,B2:B5)", "2"),
    ("=MATCH(9,B2:B5,0)", "#N/A"),
    ('=INDEX(A1:E5,MATCH("cid",A1:A5,0),2)', "3"),
    ("=INDEX(A1:E5,9,1)", "#NUM!"),
    ("=SUM(OFFSET(A1,1,1,4,1))", "10"),
    ("=OFFSET(A1,-1,0)", "#REF!"),
    ('=INDIRECT("B"&ROW(A3))', "2"),
    ('=INDIRECT("no such")', "#REF!"),
    ("=ADDRESS(2,3)", "$C$2"),
    ("=ROWS(A2:B5)*COLUMNS(A2:B5)", "8"),
]
TOTALS = [
    ('=SUMIF(A2:A5,"bob",B2:B5)', "6"),
    ('=SUMIF(B2:B5,">2")', "7"),
    ('=SUMIF(A2:A5,"bob",B2)', "6"),
    ('=SUMIFS(B2:B5,A2:A5,"bob",B2:B5,">2")', "4"),
    ('=SUMIFS(B2:B5,A2:A4,"bob")', "#VALUE!"),
    ('=COUNTIF(A2:A5,"b*")', "2"),
    ('=COUNTIF(A2:A5,"<>bob")', "2"),
    ('=COUNTIF(D2:D5,">=3/1/2020")', "2"),
    ("=COUNTIF(E2:E5,TRUE)", "3"),
    ('=COUNTIFS(A2:A5,"bob",E2:E5,TRUE)', "1"),
    ('=AVERAGEIF(A2:A5,"bob",B2:B5)', "3"),
    ('=AVERAGEIF(A2:A5,"zed",B2:B5)', "#DIV/0!"),
    ('=MAXIFS(B2:B5,A2:A5,"bob")', "4"),
    ('=MINIFS(B2:B5,A2:A5,"bob")', "2"),
    ("=SUMPRODUCT(B2:B5,B2:B5)", "30"),
    ('=SUMPRODUCT((A2:A5="bob")*B2:B5)', "6"),
    ("=SUM(A1:A5)", "0"),
    ('=SUM("5",TRUE)', "6"),
    ('=SUM("a")', "#VALUE!"),
    ("=SUM(A2:A)", "0"),
    ("=COUNT(A1:D5)", "12"),
    ("=COUNTA(A2:A)", "4"),
    ("=COUNTBLANK(F1:F5)", "5"),
    ("=COUNTUNIQUE(A2:A5)", "3"),
    ("=MEDIAN(B2:B5)", "2.5"),
    ("=LARGE(B2:B5,2)", "3"),
    ("=SMALL(B2:B5,9)", "#NUM!"),
    ("=RANK(3,B2:B5)", "2"),
    ("=ROUND(STDEV(B2:B5),4)", "1.291"),
    ("=PERCENTILE(B2:B5,0.5)", "2.5"),
    ("=AVERAGE(F1:F5)", "#DIV/0!"),
]
TEXTS = [
    ('=LEFT("abc",2)&RIGHT("abc",2)&MID("abcdef",2,3)', "abbcbcd"),
    ('=LEFT("abc",-1)', "#VALUE!"),
    ('=LEN(TRIM("  a   b "))', "3"),
    ('=UPPER("abc")&LOWER("ABC")&PROPER("ann de vries")', "ABCabcAnn De Vries"),
    ('=SUBSTITUTE("aaa","a","b",2)', "aba"),
    ('=REPLACE("abcdef",2,3,"x")', "axef"),
    ('=CONCATENATE("a",1,TRUE,A2:A3)', "a1TRUEannbob"),
    ('=JOIN("-",A2:A5)', "ann-bob-cid-bob"),
    ('=TEXTJOIN(", ",TRUE,A2:A3,F1,"x")', "ann, bob, x"),
    ('=FIND("b","abc")', "2"),
    ('=FIND("B","abc")', "#VALUE!"),
    ('=SEARCH("B","abc")', "2"),
    ('=EXACT("a","A")', "FALSE"),
    ('=REPT("ab",2)', "abab"),
    ('=TEXT(1234.5,"#,##0.00")', "1,234.50"),
    ('=TEXT(D2,"yyyy-mm-dd")', "2020-01-05"),
    ('=TEXT("x","0.0")', "x"),
    ('=VALUE("$5")+VALUE("12%")', "5.12"),
    ('=VALUE("x")', "#VALUE!"),
    ('=REGEXMATCH("abc","b.")', "TRUE"),
    ('=REGEXEXTRACT("ab12","[0-9]+")', "12"),
    ('=REGEXEXTRACT("ab","[0-9]+")', "#N/A"),
    ('=REGEXREPLACE("ab12","([0-9])","<$1>")', "ab<1><2>"),
    ('=HYPERLINK("https://example.org","here")', "here"),
    ("=TO_TEXT(C2)", "$10.00"),
    ("=CHAR(65)&CODE(A2)", "A97"),
]
DAYS = [
    ("=DATE(2020,1,31)", "1/31/2020"),
    ("=DATE(2020,2,30)", "3/1/2020"),
    ("=YEAR(D2)*10000+MONTH(D2)*100+DAY(D2)", "20200105"),
    ("=EOMONTH(D2,1)", "2/29/2020"),
    ('=EDATE("1/31/2020",1)', "2/29/2020"),
    ("=WORKDAY(D2,5)", "1/10/2020"),
    ("=WORKDAY(D2,5,DATE(2020,1,6))", "1/13/2020"),
    ("=NETWORKDAYS(D2,D3)", "23"),
    ("=WEEKDAY(D2)&WEEKDAY(D2,2)&WEEKNUM(D2)&ISOWEEKNUM(D2)", "1721"),
    ('=DATEDIF(D2,D5,"M")', "3"),
    ("=DAYS(D3,D2)", "31"),
    ("=TIME(13,30,0)", "1:30:00 PM"),
    ("=HOUR(0.75)&MINUTE(0.75)&SECOND(0.75)", "1800"),
    ('=DATEVALUE("1/5/2020")', "43835"),
    ("=AND(TODAY()>43831,NOW()-TODAY()<1)", "TRUE"),
]
NUMBERS = [
    ("=ROUND(2.345,2)", "2.35"),
    ("=ROUND(-2.5)&ROUNDUP(2.1)&ROUNDDOWN(2.9)&TRUNC(-2.9)", "-332-2"),
    ("=CEILING(2.1,0.5)&FLOOR(2.4,0.5)&MROUND(2.4,0.5)", "2.522.5"),
    ("=INT(-2.5)&ABS(-3)&SIGN(-4)", "-33-1"),
    ("=MOD(-3,2)", "1"),
    ("=MOD(1,0)", "#DIV/0!"),
    ("=SQRT(16)+POWER(2,3)", "12"),
    ("=SQRT(-1)", "#NUM!"),
    ("=LN(0)", "#NUM!"),
    ("=PRODUCT(B2:B5)", "24"),
    ("=ROUND(PI(),5)", "3.14159"),
    ("=GCD(12,18)&LCM(4,6)", "612"),
    ("=2^-1", "0.5"),
    ("=0^-1", "#DIV/0!"),
    ("=10^400", "#NUM!"),
    ("=50%*3", "1.5"),
]
FACTS = [
    ("=ISBLANK(F1)", "TRUE"),
    ("=ISERROR(1/0)", "TRUE"),
    ("=ISNA(NA())", "TRUE"),
    ("=ISNUMBER(A2)", "FALSE"),
    ("=ISTEXT(A2)", "TRUE"),
    ("=ISLOGICAL(E2)", "TRUE"),
    ("=ISEVEN(B3)", "TRUE"),
    ("=ERROR.TYPE(NA())", "7"),
    ("=ISFORMULA(A1)", "FALSE"),
]
SIGNS = [
    ('=1="1"', "FALSE"),
    ('="a"="A"', "TRUE"),
    ('=""=F1', "TRUE"),
    ("=0=F1", "TRUE"),
    ('="b">"a"', "TRUE"),
    ("=TRUE>99", "TRUE"),
    ('="1/2/2020"+0', "43832"),
    ('="a"+1', "#VALUE!"),
    ('=""+1', "#VALUE!"),
    ("=F1+1", "1"),
    ("=TRUE+1", "2"),
    ("=A2:A5", "#VALUE!"),
    ("=#REF!+1", "#REF!"),
    ("=Sheet1!B2", "1"),
    ("='Sheet1'!B2", "1"),
    ("=Elsewhere!B2", "#REF!"),
    ("=unknown", "#NAME?"),
    ("=FOO(1)", "#NAME?"),
    ("=IF(1)", "#N/A"),
    ("=SUM(1,,2)", "3"),
    ("=1 2", "#ERROR!"),
    ('="say ""hi"""', 'say "hi"'),
]
EVERY = [*LOGIC, *LOOKUPS, *TOTALS, *TEXTS, *DAYS, *NUMBERS, *FACTS, *SIGNS]


@pytest.mark.evidence("D")
@pytest.mark.parametrize(("formula", "shown"), EVERY, ids=[row[0] for row in EVERY])
def test_a_formula_of_an_ordinary_sheet(
    sheets_server: SheetsServer, formula: str, shown: str
) -> None:
    sheet = sheets_server.client().create("Register").sheet1
    sheet.update(REGISTER, "A1", value_input_option=TYPED)
    sheet.update([[formula]], "G1", value_input_option=TYPED)
    assert sheet.get("G1") == [[shown] if shown else []]
    assert sheet.get("G1", value_render_option=ValueRenderOption.formula) == [[formula]]
