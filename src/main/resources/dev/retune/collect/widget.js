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
      failed: "That could not be sent. Please try again.",
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
      failed: "보내지 못했습니다. 다시 시도해 주세요.",
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
    :host { display: block; font: 14px/1.5 system-ui, sans-serif; color: inherit; max-width: 34em; }
    [hidden] { display: none !important; }
    button { font: inherit; color: inherit; background: none; border: 1px solid #8a8f98;
      border-radius: 999px; padding: .2em .8em; cursor: pointer; }
    button[aria-pressed=true], input:checked + span { background: #0969da; border-color: #0969da;
      color: #fff; }
    button:focus-visible, input:focus-visible + span, textarea:focus-visible {
      outline: 3px solid #54aeff; outline-offset: 2px; }
    button[aria-disabled=true] { opacity: .6; cursor: default; }
    form { margin-top: .6em; }
    fieldset { border: 0; margin: 0; padding: 0; }
    legend { padding: 0; margin-bottom: .3em; }
    label.chip { display: inline-block; margin: 0 .3em .4em 0; position: relative; cursor: pointer; }
    label.chip input { position: absolute; opacity: 0; inset: 0; margin: 0; cursor: pointer; }
    label.chip span { display: block; border: 1px solid #8a8f98; border-radius: 999px;
      padding: .1em .7em; }
    label.note { display: block; margin-top: .3em; }
    textarea { display: block; box-sizing: border-box; width: 100%; min-height: 4.5em; font: inherit;
      color: inherit; background: transparent; border: 1px solid #8a8f98; border-radius: 6px;
      padding: .4em; }
    .row { display: flex; gap: .6em; align-items: center; margin-top: .4em; }
    .left { font-size: .85em; opacity: .8; }
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
      const id = known || crypto.randomUUID();
      localStorage.setItem("retune-voter", id);
      return id;
    } catch {
      return undefined;
    }
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
      const thumb = (value, sign) => {
        const button = make(
          "button",
          { type: "button", title: this.words[value], aria: { pressed: false, label: this.words[value] } },
          sign,
        );
        button.addEventListener("click", () => this.vote(value));
        return button;
      };
      this.buttons = { like: thumb("like", "👍"), dislike: thumb("dislike", "👎") };
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
        make("fieldset", {}, make("legend", { textContent: this.words.why }), ...chips),
        make("label", { className: "note" }, this.words.note, this.note),
        make("div", { className: "row" }, make("button", { type: "submit", textContent: this.words.send }), left),
      );
      this.form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.send("dislike", this.reason());
      });
      return this.form;
    }

    status() {
      this.told = make("div", { role: "status" });
      return this.told;
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
        this.tell(answer.ok ? this.words.thanks : this.words.failed);
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
        return false;
      } finally {
        this.busy(false);
      }
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
