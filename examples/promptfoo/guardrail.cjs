// A promptfoo assertion: a reply passes if POST /v1/check blocks nothing in it. Several replies are parted by a blank line.
module.exports = async (output, { vars }) => {
  const { SOFTANSWER_URL, SOFTANSWER_KEY } = process.env;
  const replies = output.split("\n\n").filter((reply) => reply.trim());
  const reasons = [];
  for (const text of replies) {
    const response = await fetch(`${SOFTANSWER_URL}/v1/check`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${SOFTANSWER_KEY}` },
      body: JSON.stringify({ text, conversation: JSON.parse(vars.chat) }),
    });
    const verdict = await response.json();
    if (!response.ok) throw new Error(`${verdict.title}: ${verdict.detail}`);
    if (!verdict.blocked) continue;
    const found = verdict.findings.filter((finding) => finding.severity === "block");
    reasons.push(found.map((finding) => `${finding.rule}: "${finding.text}"`).join(", "));
  }
  const passed = replies.length - reasons.length;
  return {
    pass: replies.length > 0 && !reasons.length,
    score: replies.length ? passed / replies.length : 0,
    reason: reasons.join("; ") || `${passed} of ${replies.length} replies pass`,
  };
};
