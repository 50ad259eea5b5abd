// As much of Google Apps Script as a script for forms needs, in memory. Arguments: the script, and
// the tabs that are there as JSON ({title, rows, form, theirs}); prints the tabs, the forms and the log.
const fs = require('node:fs');
const util = require('node:util');
const vm = require('node:vm');

const [script, given] = process.argv.slice(2);
const state = {tabs: [], forms: [], log: []};
let ids = 0;

function tab(title, rows, form, theirs) {
  const kept = {id: ids++, title, rows, form};
  return {
    kept,
    getSheetId: () => kept.id,
    getFormUrl: () => kept.form,
    getLastRow: () => kept.rows,
    getProtections: () => [{canEdit: () => !theirs}],
    getIndex: () => state.tabs.findIndex((one) => one.kept === kept) + 1,
    setName: (name) => { kept.title = name; },
  };
}

state.tabs = JSON.parse(given).map((one) => tab(one.title, one.rows, one.form || null, one.theirs));

const book = {
  getId: () => 'book',
  getSheets: () => state.tabs.slice(),
  getNumSheets: () => state.tabs.length,
  getSheetByName: (title) => state.tabs.find((one) => one.kept.title === title) || null,
  deleteSheet: (gone) => { state.tabs = state.tabs.filter((one) => one.kept !== gone.kept); },
  setActiveSheet: (sheet) => { book.active = sheet; },
  moveActiveSheet: (place) => {
    const others = state.tabs.filter((one) => one.kept !== book.active.kept);
    others.splice(place - 1, 0, book.active);
    state.tabs = others;
  },
};

function item(form, type) {
  const kept = {type};
  form.items.push(kept);
  const chained = {};
  for (const name of ['Title', 'HelpText', 'Required', 'ChoiceValues', 'Validation']) {
    chained[`set${name}`] = (value) => { kept[name] = value; return chained; };
  }
  return chained;
}

function validation() {
  const kept = {};
  const chained = {
    setHelpText: (text) => { kept.help = text; return chained; },
    requireTextMatchesPattern: (pattern) => { kept.pattern = pattern; return chained; },
    requireTextIsEmail: () => { kept.email = true; return chained; },
    build: () => kept,
  };
  return chained;
}

function newForm(title) {
  const kept = {title, items: [], published: false};
  state.forms.push(kept);
  const form = {
    setCollectEmail: (yes) => { kept.email = yes; return form; },
    setConfirmationMessage: (text) => { kept.thanks = text; return form; },
    setDestination: (type, id) => {
      kept.destination = [type, id];
      state.tabs.unshift(tab(`Formulierreacties ${state.forms.length}`, 1, `form:${title}`));
    },
    supportsAdvancedResponderPermissions: () => true,
    setPublished: (yes) => { kept.published = yes; },
    setAcceptingResponses: (yes) => { kept.accepting = yes; },
    getPublishedUrl: () => 'https://forms.example.org/view',
    getEditUrl: () => 'https://forms.example.org/edit',
  };
  for (const type of ['Text', 'ParagraphText', 'Date', 'DateTime', 'MultipleChoice', 'List', 'Checkbox']) {
    form[`add${type}Item`] = () => item(kept, type);
  }
  return form;
}

const world = {
  FormApp: {
    DestinationType: {SPREADSHEET: 'SPREADSHEET'},
    create: newForm,
    createTextValidation: validation,
  },
  SpreadsheetApp: {
    ProtectionType: {RANGE: 'RANGE', SHEET: 'SHEET'},
    getActiveSpreadsheet: () => book,
    openById: () => book,
  },
  Utilities: {formatString: util.format, sleep: () => {}},
  Logger: {log: (text) => state.log.push(text)},
};
vm.runInNewContext(`${fs.readFileSync(script, 'utf8')}\nbuildForms();`, world);
process.stdout.write(JSON.stringify({
  tabs: state.tabs.map((one) => one.kept.title), forms: state.forms, log: state.log,
}));
