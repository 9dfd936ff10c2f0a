// Reads each given project with lookml-parser, and its dashboards with js-yaml, which lookml-parser
// takes for them. A project has to have a manifest and a model, and no file with an error.
//
// Usage: node read_lookml.mjs FOLDER_WITH_NODE_MODULES FOLDER...

import { createRequire } from "node:module";
import path from "node:path";

const [tools, ...folders] = process.argv.slice(2);
const load = createRequire(path.join(path.resolve(tools), "package.json"));
const parser = load("lookml-parser");
load("js-yaml");

let findings = 0;
let files = 0;
for (const folder of folders) {
  const said = [];
  const listen = (...words) => said.push(words.join(" "));
  const project = await parser.parseFiles({
    source: "**/*.{lkml,lookml}",
    cwd: folder,
    fileOutput: "array",
    console: { log: listen, info: listen, warn: listen, error: listen },
  });
  files += (project.files ?? []).length;
  const tell = (text) => {
    findings += 1;
    console.log(`${folder}: ${text}`);
  };
  for (const { $file_path, error } of project.errors ?? []) {
    tell(`${$file_path}: ${error?.message ?? error}`);
  }
  said.forEach(tell);
  if (!project.manifest) tell("lookml-parser finds no manifest");
  const models = Object.values(project.model ?? {});
  if (models.length === 0) tell("lookml-parser finds no model");
  for (const model of models) {
    for (const part of ["view", "explore", "test"]) {
      if (!model[part] || Object.keys(model[part]).length === 0) {
        tell(`lookml-parser finds no ${part} in the model ${model.$name}`);
      }
    }
  }
}
console.log(`${files} files, ${findings} findings (lookml-parser, js-yaml)`);
process.exitCode = findings > 0 || files === 0 ? 1 : 0;
