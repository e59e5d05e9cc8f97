// A rule for the linter: `new Date()` and `Date()` read the clock; `new Date(value)` does not, so that Date as a whole cannot be forbidden.
const message = "Time comes in as an argument or through the Clock port.";

const isDate = ({ type, name }) => type === "Identifier" && name === "Date";

const noArgumentlessDate = {
  create: (context) => ({
    NewExpression: (node) => {
      if (isDate(node.callee) && node.arguments.length === 0) context.report({ node, message });
    },
    // Called without `new` it gives the present time as text, whatever its arguments.
    CallExpression: (node) => {
      if (isDate(node.callee)) context.report({ node, message });
    },
  }),
};

export default { meta: { name: "clock" }, rules: { "no-argumentless-date": noArgumentlessDate } };
