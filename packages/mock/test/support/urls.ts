/** The URLs and tokens of the examples in the services' documentation. */
export const PLAUSIBLE_URL = "https://plausible.io/api/v1/stats/realtime/visitors?site_id=example.com";
export const PLAUSIBLE_QUERY_URL = "https://plausible.io/api/v2/query";
export const ZTAS_URL = "https://ztas.io/api/realtime?siteId=site_abc123";
export const VERSATAILOR_URL = "https://versatailor.com/api/v1/realtime?websiteId=your_website_id";

export const PLAUSIBLE_TOKEN = "YOUR_API_KEY";
export const ZTAS_TOKEN = "YOUR_TOKEN";
export const VERSATAILOR_TOKEN = "vt_your_api_token_here";
