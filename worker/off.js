// Stands at /sw.js in the place of the worker when it is to be gone: it deletes what that one kept, and then itself. What the
// reader saved stays; open pages stay as they are. docs/deploy.md says how to use it.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) {
        if (name.startsWith("visnyk-") && name !== "visnyk-saved") await caches.delete(name);
      }
      await self.registration.unregister();
    })(),
  );
});
