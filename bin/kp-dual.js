#!/usr/bin/env node
/* Old syntax on purpose: the Node that is turned away must still be able to read this file. */
process.exitCode = 1;
var version = process.versions.node.split(".").map(Number);
if (version[0] < 20 || (version[0] === 20 && version[1] < 19)) {
  console.error("error: not started: kp-dual needs Node 20.19 or newer");
  console.error("  said   this is Node " + process.versions.node);
  process.exitCode = 2;
} else if (process.env.KP_DUAL_REHEARSAL || !told(process.argv.slice(2))) {
  require("./compile-cache.js").keepCompiled(process);
  require("../dist/main.cjs").main(process);
}

/** Tells what needs no start; help takes 80 columns. Whether it did: what can't be written is left to main. */
function told(argv) {
  var fs = require("node:fs");
  var bytes;
  var at = 0;
  try {
    bytes = Buffer.from(asked(argv) || "");
    if (bytes.length === 0 || isNarrow(fs)) return false;
    while (at < bytes.length) at += fs.writeSync(1, bytes, at);
    process.exitCode = 0;
  } catch (error) {
    if (at > 0) cutShort(error);
  }
  return at > 0;
}

/** Half of it is not told again. As for all output: who went away has had enough, and for anybody else it is no success. */
function cutShort(error) {
  process.exitCode = error.code === "EPIPE" ? 0 : 11;
  if (error.code === "EPIPE") return;
  console.error("error: the result can't be written");
  console.error("  said   " + error.message);
}

/** Only a terminal has columns, and only what may be one is asked: a stream of the output takes time to make. */
function isNarrow(fs) {
  return fs.fstatSync(1).isCharacterDevice() && process.stdout.columns < 80;
}

/** The version or a page of help, where nothing else was asked for. */
function asked(argv) {
  var last = argv[argv.length - 1];
  var words = argv.slice(0, -1);
  if (last === "--version" || last === "-V")
    return words.length === 0 && require("../package.json").version + "\n";
  if ((last !== "--help" && last !== "-h") || / /.test(words.join(""))) return false;
  var pages = require("../dist/help.json");
  return Object.hasOwn(pages, words.join(" ")) && pages[words.join(" ")];
}
