export interface LoginPage {
  readonly action: string;
  readonly fault: string | undefined;
}

/** The whole sign-in: there are no passwords, an operator hands out links that work once. */
export function loginPage({ action, fault }: LoginPage): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sign in</title>
<style>
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 32rem; margin: 10vh auto; padding: 0 1rem; }
input, button { font: inherit; padding: .5rem; width: 100%; box-sizing: border-box; margin-top: .5rem; }
.fault { border-left: .25rem solid; padding-left: .75rem; }
</style>
</head>
<body>
<main>
<h1>Sign in</h1>
<p>You sign in with a link that works once and for a day. Whoever runs this installation makes one with
<code>lake sign-in-link &lt;your user id&gt;</code>. Open it, or paste it here.</p>
${fault === undefined ? "" : `<p class="fault" role="alert">${escapeHtml(fault)}</p>`}
<form method="post" action="${escapeHtml(action)}">
<label for="code">Sign-in link or its code</label>
<input id="code" name="code" required autofocus autocomplete="off" spellcheck="false">
<button type="submit">Sign in</button>
</form>
</main>
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
