function buildForms() {
  const book = SpreadsheetApp.getActiveSpreadsheet();
  FORMS.forEach((plan) => Logger.log(buildForm(book, plan)));
}

function buildForm(book, plan) {
  const old = book.getSheetByName(plan.tab);
  if (old && old.getFormUrl()) return Utilities.formatString(TEXTS.there, plan.tab);
  if (old && old.getLastRow() > 1) return Utilities.formatString(TEXTS.in_use, plan.tab);
  if (old && !mayReplace(old)) return Utilities.formatString(TEXTS.not_yours, plan.tab);
  const form = FormApp.create(plan.title)
    .setCollectEmail(true)
    .setConfirmationMessage(TEXTS.thanks);
  plan.questions.forEach((question) => ask(form, question));
  const before = book.getSheets().map((sheet) => sheet.getSheetId());
  form.setDestination(FormApp.DestinationType.SPREADSHEET, book.getId());
  publish(form);
  const answers = newTab(book.getId(), before);
  if (!answers) return Utilities.formatString(TEXTS.no_tab, plan.tab);
  takeOver(book, old, answers, plan.tab);
  return Utilities.formatString(
    TEXTS.made, plan.title, form.getPublishedUrl(), form.getEditUrl());
}

function ask(form, question) {
  const item = ITEMS[question.item](form, question)
    .setTitle(question.title)
    .setHelpText(question.help)
    .setRequired(question.required);
  const check = CHECKS[question.check];
  if (check) item.setValidation(check(FormApp.createTextValidation()).build());
}

const ITEMS = {
  line: (form) => form.addTextItem(),
  lines: (form) => form.addParagraphTextItem(),
  day: (form) => form.addDateItem(),
  moment: (form) => form.addDateTimeItem(),
  one: (form, question) => form.addMultipleChoiceItem().setChoiceValues(question.choices),
  list: (form, question) => form.addListItem().setChoiceValues(question.choices),
  more: (form, question) => form.addCheckboxItem().setChoiceValues(question.choices),
};

// Not a number: 7,5 and 7:30 are as good an answer as 7.5.
const CHECKS = {
  number: (check) => check.setHelpText(TEXTS.number).requireTextMatchesPattern('.*[0-9½¼¾].*'),
  email: (check) => check.setHelpText(TEXTS.email).requireTextIsEmail(),
};

function publish(form) {
  if (form.supportsAdvancedResponderPermissions()) form.setPublished(true);
  form.setAcceptingResponses(true);
}

// The tab with the answers may appear a moment later.
function newTab(id, before) {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const found = SpreadsheetApp.openById(id).getSheets()
      .find((sheet) => !before.includes(sheet.getSheetId()));
    if (found) return found;
    Utilities.sleep(1000);
  }
  return null;
}

function mayReplace(sheet) {
  const kinds = [SpreadsheetApp.ProtectionType.RANGE, SpreadsheetApp.ProtectionType.SHEET];
  return kinds.every((kind) => sheet.getProtections(kind).every((one) => one.canEdit()));
}

// Forms always makes a tab of its own; a prepared tab without rows makes way for it.
function takeOver(book, old, answers, title) {
  const place = old ? old.getIndex() : book.getNumSheets();
  if (old) book.deleteSheet(old);
  answers.setName(title);
  book.setActiveSheet(answers);
  book.moveActiveSheet(place);
}
