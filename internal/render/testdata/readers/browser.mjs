// Opens pages in Chromium and prints what is wrong with them for somebody who reads them there: what they load, what the
// browser complains about, by how much they are too wide, words that are torn apart, and what axe-core objects to. The first
// argument is the program; standard input is a list of jobs {page, width, dark, print, script, axe, steps}. A step is an
// expression that runs in the page, and what it gives is printed. A job with a picture has one taken, for people.
import {spawn} from "node:child_process";
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {pathToFileURL} from "node:url";

const jobs = JSON.parse(readFileSync(0, "utf8"));
const axe = readFileSync(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const folder = mkdtempSync(join(tmpdir(), "svc-browser-"));
const chromium = spawn(process.argv[2], [
  "--headless", "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", `--user-data-dir=${folder}`,
], {detached: true, stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"]});

// The protocol of its developer tools: messages in JSON with a NUL after each.
const waiting = new Map();
let listener = () => {};
let number = 0;
let rest = "";
chromium.stdio[4].setEncoding("utf8").on("data", (chunk) => {
  const parts = (rest + chunk).split("\0");
  rest = parts.pop();
  for (const message of parts.map((part) => JSON.parse(part))) {
    const answer = waiting.get(message.id);
    waiting.delete(message.id);
    if (!answer) {
      listener(message);
    } else if (message.error) {
      answer.reject(new Error(message.error.message));
    } else {
      answer.resolve(message.result);
    }
  }
});
chromium.on("exit", () => waiting.forEach(({reject}) => reject(new Error("the browser is gone"))));
const call = (method, params = {}, sessionId = undefined) => new Promise((resolve, reject) => {
  number++;
  waiting.set(number, {resolve, reject});
  chromium.stdio[3].write(`${JSON.stringify({id: number, method, params, sessionId})}\0`);
});

// torn finds the words of plain letters that go over more than one line.
const torn = `(() => {
  const out = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let n = 0; n < 5000 && walk.nextNode(); n++) {
    const node = walk.currentNode;
    if (node.parentNode.closest("script, style, code, svg")) {
      continue;
    }
    for (const word of node.data.matchAll(/(?<![^ ])[A-Za-z0-9]{2,14}(?![^ ])/g)) {
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      if (new Set(Array.from(range.getClientRects(), (r) => r.top)).size > 1) {
        out.push(word[0]);
      }
    }
  }
  return out;
})()`;

async function read(job) {
  const {targetId} = await call("Target.createTarget", {url: "about:blank"});
  const {sessionId} = await call("Target.attachToTarget", {targetId, flatten: true});
  const tell = (method, params) => call(method, params, sessionId);
  const requests = [];
  const complaints = [];
  const loaded = new Promise((resolve) => {
    listener = ({method, params}) => {
      if (method === "Page.loadEventFired") {
        resolve();
      } else if (method === "Network.requestWillBeSent" && params.request.url !== address) {
        requests.push(params.request.url);
      } else if (method === "Log.entryAdded") {
        complaints.push(params.entry.text);
      } else if (method === "Runtime.exceptionThrown") {
        complaints.push(params.exceptionDetails.text);
      }
    };
  });
  const address = pathToFileURL(job.page).href;
  for (const domain of ["Page", "Network", "Log", "Runtime"]) {
    await tell(`${domain}.enable`);
  }
  await tell("Emulation.setDeviceMetricsOverride", {width: job.width, height: 900, deviceScaleFactor: 1, mobile: false});
  await tell("Emulation.setEmulatedMedia", {media: job.print ? "print" : "screen", features: [{name: "prefers-color-scheme", value: job.dark ? "dark" : "light"}]});
  await tell("Emulation.setScriptExecutionDisabled", {value: !job.script});
  const {errorText} = await tell("Page.navigate", {url: address});
  if (errorText) {
    throw new Error(`${errorText}: ${job.page}`);
  }
  await loaded;
  const ask = async (expression) => {
    const {result, exceptionDetails} = await tell("Runtime.evaluate", {expression, awaitPromise: true, returnByValue: true});
    if (exceptionDetails) {
      throw new Error(`${exceptionDetails.exception?.description ?? exceptionDetails.text} in ${expression.slice(-300)}`);
    }
    return result.value;
  };
  const seen = {
    requests, complaints, violations: [], steps: [], torn: await ask(torn),
    wide: await ask("document.documentElement.scrollWidth - document.documentElement.clientWidth"),
  };
  for (const step of job.steps ?? []) {
    seen.steps.push(String(await ask(step)));
  }
  if (job.axe) {
    seen.violations = await ask(`${axe}; axe.run().then((found) => found.violations.map((v) => v.id + ": " + v.nodes[0].html + " " + v.nodes[0].failureSummary))`);
  }
  if (job.picture) {
    const {cssContentSize} = await tell("Page.getLayoutMetrics");
    const {data} = await tell("Page.captureScreenshot", {captureBeyondViewport: true, clip: {x: 0, y: 0, width: job.width, height: Math.min(cssContentSize.height, job.height ?? 3000), scale: 1}});
    writeFileSync(job.picture, Buffer.from(data, "base64"));
  }
  await call("Target.closeTarget", {targetId});
  return seen;
}

try {
  const seen = [];
  for (const job of jobs) {
    seen.push(await read(job));
  }
  console.log(JSON.stringify(seen));
} finally {
  process.kill(-chromium.pid, "SIGKILL");
  for (let tries = 50; tries > 0; tries--) { // what is killed still writes for a moment
    try {
      rmSync(folder, {recursive: true, force: true});
      break;
    } catch {
      await new Promise((resolve) => { setTimeout(resolve, 100); });
    }
  }
}
process.exit(0);
