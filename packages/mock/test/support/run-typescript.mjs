import { registerHooks } from "node:module";

// Node strips types but does not resolve `./x.js` to the source `./x.ts`.
registerHooks({
  resolve(specifier, context, next) {
    const isFromSource = specifier.startsWith(".") && context.parentURL?.endsWith(".ts") === true;
    return next(isFromSource ? specifier.replace(/\.js$/, ".ts") : specifier, context);
  },
});
