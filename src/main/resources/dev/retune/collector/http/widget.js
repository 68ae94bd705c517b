// <retune-feedback conversation="42"></retune-feedback>: thumbs under an answer, then why.
//
// Attributes: conversation (the answer's id), collector (where to send; default: where this script
// came from), address (a signed vote address, so that no key is in the page), voter, lang (en, ko).
(() => {
  const home = document.currentScript ? new URL(document.currentScript.src).origin : location.origin;

  const words = {
    en: {
      group: "Was this answer helpful?",
      like: "Helpful",
      dislike: "Not helpful",
      why: "What was wrong?",
      note: "More about it (optional)",
      send: "Send",
      thanks: "Thank you.",
      failed: "That could not be sent. What you wrote is still here.",
      expired: "This page is too old to vote. Please reload it.",
      often: "Too many votes at once. Please wait a moment.",
      again: "Try again",
      left: (n) => `${n} characters left`,
      reasons: {
        irrelevant: "Off topic",
        incomplete: "Incomplete",
        incorrect: "Incorrect",
        outdated: "Out of date",
        unclear: "Unclear",
        too_long: "Too long",
        too_slow: "Too slow",
        tone: "Tone",
        unsafe: "Unsafe",
        other: "Something else",
      },
    },
    ko: {
      group: "이 답변이 도움이 되었나요?",
      like: "도움이 됐어요",
      dislike: "도움이 안 됐어요",
      why: "무엇이 아쉬웠나요?",
      note: "더 알려 주세요(선택)",
      send: "보내기",
      thanks: "고맙습니다.",
      failed: "보내지 못했습니다. 쓰신 내용은 그대로 있습니다.",
      expired: "페이지가 오래되어 투표할 수 없습니다. 새로 고쳐 주세요.",
      often: "투표가 너무 잦습니다. 잠시 뒤에 다시 해 주세요.",
      again: "다시 보내기",
      left: (n) => `${n}자 남음`,
      reasons: {
        irrelevant: "질문과 다름",
        incomplete: "부족함",
        incorrect: "틀림",
        outdated: "오래된 정보",
        unclear: "이해하기 어려움",
        too_long: "너무 김",
        too_slow: "너무 느림",
        tone: "말투",
        unsafe: "부적절함",
        other: "기타",
      },
    },
  };

  const LONGEST = 1000;

  const style = new CSSStyleSheet();
  style.replaceSync(`
    :host { --accent: #0969da; --line: #d0d7de; --soft: #f6f8fa; --quiet: #59636e; --on: #fff;
      display: block; font: 14px/1.5 system-ui, "Noto Sans KR", "Malgun Gothic", sans-serif;
      color: inherit; max-width: 34em; }
    @media (prefers-color-scheme: dark) {
      :host { --accent: #4493f8; --line: #3d444d; --soft: #212830; --quiet: #9198a1; --on: #0d1117; }
    }
    [hidden] { display: none !important; }
    button { font: inherit; color: inherit; background: none; border: 1px solid var(--line);
      border-radius: 999px; padding: .3em 1em; cursor: pointer; transition: background .12s; }
    button:hover, label.chip:hover span { background: var(--soft); }
    button.thumb { display: inline-grid; place-items: center; width: 2.5em; height: 2.5em; padding: 0; }
    button.thumb svg { width: 1.2em; height: 1.2em; fill: none; stroke: currentColor;
      stroke-width: 1.7; stroke-linejoin: round; stroke-linecap: round; }
    button[aria-pressed=true], input:checked + span, label.chip:hover input:checked + span,
    button[type=submit], button[type=submit]:hover {
      background: var(--accent); border-color: var(--accent); color: var(--on); }
    button[type=submit] { font-weight: 600; }
    button:focus-visible, input:focus-visible + span, textarea:focus-visible {
      outline: 2px solid var(--accent); outline-offset: 2px; }
    button[aria-disabled=true] { opacity: .6; cursor: default; }
    form { margin-top: .8em; padding: 1em; border: 1px solid var(--line); border-radius: 10px; }
    fieldset { border: 0; margin: 0; padding: 0; min-width: 0; }
    legend { padding: 0; margin-bottom: .5em; font-weight: 600; }
    .chips { display: flex; flex-wrap: wrap; gap: .4em; }
    label.chip { position: relative; cursor: pointer; }
    label.chip input { position: absolute; opacity: 0; inset: 0; margin: 0; cursor: pointer; }
    label.chip span { display: block; border: 1px solid var(--line); border-radius: 999px;
      padding: .15em .8em; transition: background .12s; }
    label.note { display: block; margin-top: .9em; font-weight: 600; }
    textarea { display: block; box-sizing: border-box; width: 100%; min-height: 5em; margin-top: .4em;
      font: inherit; font-weight: 400; color: inherit; background: transparent; resize: vertical;
      border: 1px solid var(--line); border-radius: 8px; padding: .5em .7em; }
    .row { display: flex; gap: .5em; align-items: center; }
    .end { margin-top: .8em; }
    .left { margin-left: auto; font-size: .85em; color: var(--quiet); }
    .told { min-height: 2.2em; margin-top: .4em; color: var(--quiet); }
  `);

  /** An element with its properties and children. */
  const make = (name, properties = {}, ...children) => {
    const { aria = {}, ...rest } = properties;
    const element = Object.assign(document.createElement(name), rest);
    Object.entries(aria).forEach(([key, value]) => element.setAttribute(`aria-${key}`, value));
    element.append(...children);
    return element;
  };

  /** One id for this browser, so that a changed vote replaces the first. */
  const visitor = () => {
    try {
      const known = localStorage.getItem("retune-voter");
      // not randomUUID, which pages without TLS lack
      const random = crypto.getRandomValues(new Uint8Array(16));
      const id = known || Array.from(random, (b) => b.toString(16).padStart(2, "0")).join("");
      localStorage.setItem("retune-voter", id);
      return id;
    } catch {
      return undefined;
    }
  };

  const THUMB =
    "M7 10.5v9H4a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1h3zm0 0 4-7.5a2.5 2.5 0 0 1 2.5 2.5V9.5h5.2" +
    "a2 2 0 0 1 2 2.3l-1 6a2 2 0 0 1-2 1.7H7";

  /** A picture of a thumb; it says nothing, for its button does. */
  const picture = (value) => {
    const space = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(space, "svg");
    const path = document.createElementNS(space, "path");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    path.setAttribute("d", THUMB);
    if (value === "dislike") {
      path.setAttribute("transform", "rotate(180 12 12)");
    }
    svg.append(path);
    return svg;
  };

  class RetuneFeedback extends HTMLElement {
    connectedCallback() {
      if (this.shadowRoot) {
        return;
      }
      const language = (this.closest("[lang]")?.lang || navigator.language || "en").slice(0, 2);
      this.words = words[language] || words.en;
      const root = this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [style];
      root.append(this.thumbs(), this.reasons(), this.status());
    }

    thumbs() {
      const thumb = (value) => {
        const label = this.words[value];
        const button = make(
          "button",
          { type: "button", className: "thumb", title: label, aria: { pressed: false, label } },
          picture(value),
        );
        button.addEventListener("click", () => this.vote(value));
        return button;
      };
      this.buttons = { like: thumb("like"), dislike: thumb("dislike") };
      const group = make(
        "div",
        { className: "row", role: "group", aria: { label: this.words.group } },
        this.buttons.like,
        this.buttons.dislike,
      );
      return group;
    }

    reasons() {
      const chips = Object.entries(this.words.reasons).map(([code, label]) =>
        make(
          "label",
          { className: "chip" },
          make("input", { type: "radio", name: "reason", value: code }),
          make("span", { textContent: label }),
        ),
      );
      this.note = make("textarea", { maxLength: LONGEST, name: "note" });
      const left = make("span", { className: "left", textContent: this.words.left(LONGEST) });
      this.note.addEventListener("input", () => {
        left.textContent = this.words.left(LONGEST - this.note.value.length);
      });
      this.form = make(
        "form",
        { hidden: true },
        make(
          "fieldset",
          {},
          make("legend", { textContent: this.words.why }),
          make("div", { className: "chips" }, ...chips),
        ),
        make("label", { className: "note" }, this.words.note, this.note),
        make("div", { className: "row end" }, make("button", { type: "submit", textContent: this.words.send }), left),
      );
      this.form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.send("dislike", this.reason());
      });
      return this.form;
    }

    status() {
      this.told = make("span", { role: "status" });
      this.again = make("button", { type: "button", hidden: true, textContent: this.words.again });
      this.again.addEventListener("click", async () => {
        await this.retry();
        // a button that goes away takes the keyboard's focus with it
        if (this.again.hidden && !this.shadowRoot.activeElement) {
          this.buttons.like.focus();
        }
      });
      return make("div", { className: "row told" }, this.told, this.again);
    }

    reason() {
      const code = this.form.elements.reason.value;
      const note = this.note.value.trim();
      return [code, note].filter(Boolean).join(": ") || undefined;
    }

    async vote(value) {
      if (await this.send(value)) {
        Object.entries(this.buttons).forEach(([name, button]) =>
          button.setAttribute("aria-pressed", name === value),
        );
        this.form.hidden = value !== "dislike";
        if (!this.form.hidden) {
          this.form.elements.reason[0].focus();
        }
      }
    }

    async send(feedback, reason) {
      if (this.sending) {
        return false;
      }
      this.retry = reason ? () => this.send(feedback, this.reason()) : () => this.vote(feedback);
      const signed = this.getAttribute("address");
      const base = this.getAttribute("collector") || home;
      const body = signed
        ? { feedback, reason }
        : {
            conversation_id: this.getAttribute("conversation"),
            feedback,
            reason,
            voter: this.getAttribute("voter") || visitor(),
          };
      this.busy(true);
      try {
        const answer = await fetch(new URL(signed || "/feedback", base), {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body: JSON.stringify(body),
        });
        this.tell(answer.ok ? this.words.thanks : this.trouble(answer.status));
        this.again.hidden = answer.ok;
        if (answer.ok) {
          this.dispatchEvent(
            new CustomEvent("retune-vote", { bubbles: true, detail: { feedback, reason } }),
          );
          if (reason) {
            this.form.hidden = true;
            this.buttons.dislike.focus();
          }
        }
        return answer.ok;
      } catch {
        this.tell(this.words.failed);
        this.again.hidden = false;
        return false;
      } finally {
        this.busy(false);
      }
    }

    trouble(status) {
      return { 410: this.words.expired, 429: this.words.often }[status] || this.words.failed;
    }

    /** Not disabled: a button that is loses the keyboard's focus. */
    busy(is) {
      this.sending = is;
      this.shadowRoot
        .querySelectorAll("button")
        .forEach((button) => button.setAttribute("aria-disabled", is));
    }

    tell(text) {
      this.told.textContent = text;
    }
  }

  if (!customElements.get("retune-feedback")) {
    customElements.define("retune-feedback", RetuneFeedback);
  }
})();
