// Reads a page: prints what html-validate says of it, and what jsdom shows of it when filters are set.
// The page is the file that the first argument names.
import {readFileSync} from "node:fs";
import {HtmlValidate} from "html-validate";
import {JSDOM} from "jsdom";

const source = readFileSync(process.argv[2], "utf8");
const report = await new HtmlValidate({extends: ["html-validate:standard"]}).validateString(source);
const messages = report.results.flatMap((r) => r.messages.map((m) => `${m.line}:${m.column} ${m.ruleId} ${m.message}`));

const requests = [];
const {window} = new JSDOM(source, {runScripts: "dangerously", pretendToBeVisual: true, beforeParse(w) {
  w.fetch = (address) => requests.push(String(address));
}});
const {document} = window;
const shown = () => document.querySelectorAll("#findings tbody tr:not(.other)").length;
const said = () => document.getElementById("count")?.textContent;
const steps = [];
function set(id, value) {
  const element = document.getElementById(id);
  if (element.type === "checkbox") {
    element.checked = value;
  } else {
    element.value = value;
  }
  element.dispatchEvent(new window.Event("input", {bubbles: true}));
  steps.push(`${id}=${value}: ${shown()} rows, ${said()}`);
}
const options = (id) => Array.from(document.getElementById(id)?.options ?? [], (o) => o.textContent);
if (document.getElementById("findings")) {
  steps.push(`start: ${shown()} rows, ${said()}`);
  set("owner", document.getElementById("owner").options[1].value);
  set("rule", document.getElementById("rule").options[1].value);
  set("owner", "");
  set("show-error", false);
  document.getElementById("filter").reset();
  await new Promise((resolve) => window.setTimeout(resolve, 10));
  steps.push(`reset: ${shown()} rows, ${said()}`);
}
console.log(JSON.stringify({messages, steps, requests, owners: options("owner"), rules: options("rule")}));
window.close();
