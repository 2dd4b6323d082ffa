// Starts `perelik lsp` for the folder that is open, and hands it texts. All that it knows the program knows.
const { workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

/** @type {LanguageClient | undefined} */
let client;

function activate() {
  const settings = workspace.getConfiguration("perelik");
  const language = settings.get("language");
  const server = {
    command: settings.get("path"),
    args: ["lsp", ...(language ? ["--lang", language] : [])],
  };
  const texts = ["markdown", "yaml"].map((language) => ({
    scheme: "file",
    language,
    pattern: "**/{content,private}/**",
  }));
  client = new LanguageClient("perelik", "Perelik", server, {
    documentSelector: texts,
    initializationOptions: { preview: settings.get("preview") },
  });
  return client.start();
}

function deactivate() {
  return client?.stop();
}

module.exports = { activate, deactivate };
