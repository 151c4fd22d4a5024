function build(n) {
  const parts = [];
  for (let i = 0; i < n; i++) parts.push("item-" + String(i));
  const text = parts.join(",");
  let line = "";
  for (let i = 0; i < parts.length; i++) line += parts[i][0];
  return text.length + line.length;
}

return build(100000);
