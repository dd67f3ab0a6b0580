import { versatailor, type RelayOptions } from "@onlookers/relay";

// As a store with an open connection does: a command ends all the same.
setInterval(() => {}, 60_000);

export default {
  sites: {
    shop: versatailor({
      siteId: "shop.example",
      token: process.env["SHOP_TOKEN"] ?? "",
      baseUrl: process.env["SHOP_SERVICE"],
    }),
  },
} satisfies RelayOptions;
