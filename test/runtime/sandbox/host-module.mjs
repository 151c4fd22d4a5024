/** A host that a pool loads into its workers. */
export function createHost({ data, engine }) {
  return (context) => {
    if (context === "no host") throw new Error("no host for this job");
    return {
      host(text, budget) {
        if (text === "throw") throw Object.assign(new Error("from the module"), { detail: () => {} });
        if (text === "exit") process.exit(3);
        if (text === "hang") for (;;);
        if (text === "nested") {
          const artifact = { name: "inner", js: '(function ($) { return "inner " + $.request; })' };
          const outcome = engine.run({
            artifact,
            request: "event",
            host: () => "",
            limits: budget.remaining(),
          });
          return outcome.response;
        }
        return `${data}:${context?.user}:${text}`;
      },
      load: (name) => (name === "known" ? { name, js: "(function ($) { return 'known'; })" } : undefined),
    };
  };
}
