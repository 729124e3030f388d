/* Stands for @inquirer/external-editor, which brings 0.7 MB of tables of encodings for a prompt that kp-dual never shows. */
export function editAsync() {
  throw new Error("kp-dual opens no editor.");
}
