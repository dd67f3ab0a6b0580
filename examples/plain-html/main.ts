import { startShop } from "./shop.ts";

const shop = await startShop(Number(process.env["PORT"] ?? 0));
console.log(`plain-html  ${shop.url}`);
