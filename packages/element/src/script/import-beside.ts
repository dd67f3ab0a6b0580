/**
 * Imports `onlookers-<name>.js`: from the folder in `data-onlookers-base` of any element, such as the script tag, else from
 * the script's own folder. An inlined script has none, and some hosts move scripts to other folders.
 */
export function importBeside<Module>(name: string): Promise<Module> {
  const base = document.querySelector("[data-onlookers-base]")?.getAttribute("data-onlookers-base");
  const folder = base ? new URL(base.replace(/\/?$/, "/"), document.baseURI).href : "./";
  return import(`${folder}onlookers-${name}.js`);
}
