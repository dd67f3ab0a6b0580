/**
 * The tokens and site ids from the examples in the services' documentation, accepted by default. All three belong to the
 * same site, so that the services can be compared. Not secrets.
 */
export const credentials = {
  plausible: { token: "YOUR_API_KEY", siteId: "example.com" },
  ztas: { token: "YOUR_TOKEN", siteId: "site_abc123" },
  versatailor: { token: "vt_your_api_token_here", siteId: "your_website_id" },
} as const;
