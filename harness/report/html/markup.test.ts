import { expect, test } from "vitest";
import { html, jsonBlock } from "./markup.ts";

const hostile = `</script><img src=x onerror="alert('1')">&`;

test("every value is escaped, for text and for attributes", () => {
  expect(html`<p title="${hostile}">${hostile}</p>`.text).toBe(
    `<p title="&lt;/script&gt;&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;">` +
      "&lt;/script&gt;&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;</p>",
  );
  expect(html`${[html`<b>${"<"}</b>`, html`${1}`]}${undefined}`.text).toBe("<b>&lt;</b>1");
});

test("what a page would hide, or what would turn the text after it around, is seen", () => {
  expect(html`${"a\u0000b\u001b[31m\u202ecd\u2066\nline\tend ☃ 🂡"}`.text).toBe(
    "a\\u0000b\\u001b[31m\\u202ecd\\u2066\nline\tend ☃ 🂡",
  );
});

test("no text in a block of data ends the block, and it reads back as it was", () => {
  const { text } = jsonBlock("state", { name: `<!--<script>${hostile}\u2028` });
  const json = text.slice(text.indexOf(">") + 1, text.lastIndexOf("</script>"));
  expect(json).not.toMatch(/<|\u2028/);
  expect(JSON.parse(json)).toEqual({ name: `<!--<script>${hostile}\u2028` });
});
