import { registerHooks } from "node:module";

// Node strips types but looks for the files that imports name: `./x.js`, which only a build would make.
registerHooks({
  resolve(specifier, context, next) {
    const isOurs = specifier.startsWith(".") && context.parentURL?.endsWith(".ts") === true;
    return next(isOurs ? specifier.replace(/\.js$/, ".ts") : specifier, context);
  },
});
