// The parts of workbox that the service worker uses; it fetches them by importScripts as `workbox`.
export { cacheNames, setCacheNameDetails } from "workbox-core";
export { PrecacheController, PrecacheRoute } from "workbox-precaching";
export { registerRoute, NavigationRoute, Route } from "workbox-routing";
