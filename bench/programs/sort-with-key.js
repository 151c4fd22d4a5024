function rows(n) {
  const out = [];
  let x = 12345;
  for (let i = 0; i < n; i++) {
    x = (x * 1103 + 12345) % 1000003;
    out.push(new Map([["id", i], ["value", x]]));
  }
  return out;
}

const data = rows(100000);
data.sort((a, b) => a.get("value") - b.get("value"));
return [data[0].get("value"), data[data.length - 1].get("value")];
