-- One site after the other; with `wrk … -- 100`, a hundred of them.
local requests = {}
local at = 0

function init(args)
  for site = 1, tonumber(args[1]) do
    requests[site] = wrk.format("GET", "/site-" .. site - 1)
  end
end

function request()
  at = at % #requests + 1
  return requests[at]
end
