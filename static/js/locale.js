// Numbers and moments as the server writes them: in the page's own language, with its digits and calendar.
const LANG = document.documentElement.lang;

export const number = (value, options) => Number(value).toLocaleString(LANG, { numberingSystem: "latn", ...options });

export const moment = (date) =>
  date.toLocaleString(LANG, { dateStyle: "medium", timeStyle: "short", numberingSystem: "latn", calendar: "gregory" });
