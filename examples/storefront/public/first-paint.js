// What must stand before the first paint: the colours chosen earlier, and the direction asked for in the address.
(function () {
  var root = document.documentElement;
  try {
    var theme = localStorage.getItem("theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  } catch {
    // Storage is closed to this page: the system's colours it is.
  }
  if (new URLSearchParams(location.search).get("dir") === "rtl") {
    root.dir = "rtl";
    root.lang = "ar";
  }
})();
