// Writes commands as the libraries of three build systems do. Standard input is a JSON list of
// {platform, name, properties, data}; standard output is one line for each.
import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {issueCommand} from "./node_modules/@actions/core/lib/command.js";

const require = createRequire(import.meta.url);
const {TaskCommand, commandFromString} = require("azure-pipelines-task-lib/taskcommand");
const {Message} = require("teamcity-service-messages");

const writers = {
  github(c) {
    issueCommand(c.name, c.properties, c.data);
  },
  azure(c) {
    const line = new TaskCommand(c.name, c.properties, c.data).toString();
    const back = commandFromString(line);
    if (back.message !== c.data || JSON.stringify(back.properties) !== JSON.stringify(c.properties)) {
      throw new Error("the library does not read what it writes: " + line);
    }
    process.stdout.write(line + "\n");
  },
  teamcity(c) {
    const message = new Message(c.name, c.properties);
    delete message.args.flowId;
    process.stdout.write("##teamcity[" + c.name + " " + message.formatArgs() + "]\n");
  },
};

for (const c of JSON.parse(readFileSync(0, "utf8"))) {
  writers[c.platform](c);
}
