/** What is said before anybody is known. */
export const door = {
  door: {
    pinSet: "Your PIN is set. Key it in when you call.",
    incomplete: "This link is incomplete. Run npm run signin for a new one.",
    signingIn: "Signing in…",
    linkSent: "If that address is known here, a link is in its chat now. It is good for ten minutes.",
  },
} as const;
