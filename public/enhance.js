// Adds to the forms; all works without it. No build.
(() => {
  const all = (css) => [...document.querySelectorAll(css)];
  document.querySelector("[data-focus]")?.focus();
  for (const button of all("[data-print]")) {
    button.hidden = false;
    button.onclick = () => print();
  }

  // Fields that depend on another one; their line is for pages without script.
  const blocks = all("[data-when]");
  const settle = () => {
    for (const block of blocks) {
      const { when, values } = block.dataset;
      // Not a simple choice: the block and its words stay.
      if (!values) continue;
      block.querySelector(".when").hidden = true;
      block.hidden = !all("input,select").some(
        (input) =>
          input.name === when &&
          (input.checked ?? true) &&
          values.split(" ").includes(input.value) &&
          !input.closest("[hidden]"),
      );
    }
  };

  // Postal code to address; on any failure the button submits as without script.
  for (const block of all("[data-postal]")) {
    const { postal, found, choose, none } = block.dataset;
    const one = (css) => block.querySelector(css);
    const part = (name) => one(`[name="${postal}.${name}"]`);
    const say = (words) => {
      one("[data-said]").textContent = words;
    };
    const fill = (place) => {
      for (const name of ["prefecture", "city", "street"]) part(name).value = place[name];
      say(found);
    };
    const row = (place) => {
      const label = document.createElement("label");
      label.className = "choice";
      label.lang = "ja";
      label.innerHTML = `<input type=radio name="${postal}._"><span></span>`;
      label.lastChild.textContent = place.prefecture + place.city + place.street;
      label.onchange = () => fill(place);
      return label;
    };
    const button = one("[name=_lookup]");
    let plain = false;
    button.onclick = async (event) => {
      const digits = part("postalCode").value.normalize("NFKC").replace(/\D/g, "");
      if (plain || !digits[6]) return;
      event.preventDefault();
      try {
        const places = await (await fetch(`/api/postal/${digits}`)).json();
        one("[data-candidates]").replaceChildren(...(places[1] ? places.map(row) : []));
        if (places[1]) say(choose);
        else places[0] ? fill(places[0]) : say(none);
      } catch {
        plain = true;
        button.click();
      }
    };
  }

  // Waiting for somebody else: the page is asked again, and what it says by then is said here.
  for (const live of all("[data-live]:not(template)")) {
    setInterval(async () => {
      if (document.hidden) return;
      try {
        const answer = await fetch(location.href);
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const news = page.querySelector("[data-live]");
        if (news && news.innerHTML !== live.innerHTML) live.innerHTML = news.innerHTML;
        if (news || !answer.ok) return;
        const link = document.createElement("a");
        link.href = answer.url;
        link.textContent = live.dataset.over;
        live.replaceChildren(link);
      } catch {}
    }, 10_000);
  }

  // A counter's numbers: looked at again while somebody looks, told only when they changed. Nothing heard: less often, and it says so.
  const board = document.querySelector("[data-board]");
  if (board) {
    const part = (css) => document.querySelector(css);
    const usual = board.dataset.board * 1000;
    let wait = usual;
    const look = async () => {
      if (!document.hidden) {
        try {
          const answer = await fetch(location.href);
          const page = new DOMParser().parseFromString(await answer.text(), "text/html");
          const fresh = page.querySelector("[data-board]");
          if (fresh.dataset.said !== board.dataset.said) part("[data-announce]").textContent = fresh.dataset.said;
          Object.assign(board.dataset, fresh.dataset);
          board.replaceChildren(...fresh.childNodes);
          wait = usual;
        } catch {
          wait = Math.min(wait * 2, 240_000);
        }
        part("[data-since]").textContent = board.dataset.at;
        part("[data-trouble]").hidden = wait === usual;
      }
      setTimeout(look, wait);
    };
    part("[data-auto]").hidden = false;
    setTimeout(look, wait);
  }

  // Unsent typing; one sending only, until the page is shown again.
  let typed = false;
  let sent = null;
  const on = {
    change: settle,
    input(event) {
      typed ||= event.target.closest("[data-form]");
    },
    beforeunload(event) {
      if (typed) event.preventDefault();
    },
    submit(event) {
      if (sent) return event.preventDefault();
      if (event.target.method !== "post") return;
      typed = false;
      sent = event.submitter ?? event.target;
      sent.ariaDisabled = "true";
    },
    pageshow() {
      if (sent) sent.ariaDisabled = null;
      sent = null;
      settle();
    },
  };
  for (const name in on) addEventListener(name, on[name]);
})();
