// Files of a form, sent one after the other as soon as they are chosen; the server answers with the page, and its part is
// put in place of ours. Without it the button beside the box does the same. No build.
(() => {
  const form = document.querySelector("[data-upload]")?.closest("form");
  if (!form) return;
  const most = 10 * 1024 * 1024;
  const waiting = [];
  let running = null;
  // The button that was pressed while something was on its way: pressed again when all has arrived, and only then.
  let pressed = null;

  // One place for all words, there from the beginning, so that screen readers listen to it.
  const live = document.createElement("p");
  live.setAttribute("role", "status");
  const list = document.createElement("ul");
  list.className = "plain files sending";
  form.querySelector(".fields").after(list, live);
  // An error stands beside its field already: heard here, not shown twice.
  const say = (words, isShown = true) => {
    live.className = isShown ? "said" : "vh";
    write(live, words);
  };
  // Japanese names on pages in other languages say what they are.
  const japanese = /([\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]+)/u;
  const write = (element, words) => {
    element.textContent = "";
    if (document.documentElement.lang === "ja") return element.append(words);
    for (const [place, text] of words.split(japanese).entries()) {
      const run = document.createElement("span");
      if (place % 2) run.lang = "ja";
      run.textContent = text;
      element.append(run);
    }
  };
  const fill = (words, file, percent) =>
    words.replace(/\{(name|percent)\}/g, (_, what) => (what === "name" ? file.name : percent));

  const settle = () => {
    for (const button of form.querySelectorAll("[name=_upload]")) button.hidden = true;
  };

  function row(job) {
    const item = document.createElement("li");
    item.innerHTML =
      "<span><span></span> <span class=num></span></span><progress max=100 value=0></progress><button type=button class='button second low'></button>";
    const [name, percent] = item.firstChild.children;
    write(name, job.file.name);
    item.children[1].setAttribute("aria-label", job.file.name);
    list.append(item);
    return { item, percent, bar: item.children[1], button: item.lastChild };
  }
  const name = (button, words, file) => {
    button.textContent = words;
    const whose = document.createElement("span");
    whose.className = "vh";
    write(whose, ` ${file.name}`);
    button.append(whose);
  };

  function start(job) {
    const { words, file, shown } = job;
    const request = new XMLHttpRequest();
    running = { job, request };
    let told = -1;
    const progress = (loaded, total) => {
      const percent = total ? Math.floor((loaded / total) * 100) : 0;
      shown.bar.value = percent;
      shown.percent.textContent = `${percent}%`;
      // Not every step is read out.
      const step = Math.floor(percent / 25);
      if (step === told) return;
      told = step;
      say(percent < 100 ? fill(words.sending, file, percent) : fill(words.checking, file));
    };
    const over = (said, isRight = false, isShown = true) => {
      running = null;
      if (!isRight) pressed = null;
      say(said, isShown);
      next();
      if (running === null && pressed) form.requestSubmit(pressed);
    };
    const failed = () => {
      shown.bar.removeAttribute("value");
      shown.bar.hidden = true;
      shown.percent.textContent = "";
      name(shown.button, words.retry, file);
      shown.button.onclick = () => {
        shown.bar.hidden = false;
        name(shown.button, words.cancel, file);
        queue(job);
      };
      over(fill(words.failed, file));
    };
    name(shown.button, words.cancel, file);
    shown.button.onclick = () => {
      request.abort();
      shown.item.remove();
      over(fill(words.cancelled, file));
    };
    request.upload.onprogress = ({ loaded, total }) => progress(loaded, total);
    request.onerror = failed;
    request.ontimeout = failed;
    request.onload = () => {
      const page = new DOMParser().parseFromString(request.responseText, "text/html");
      const fresh = page.getElementById(`f-${job.field}`)?.closest(".field");
      const old = document.getElementById(`f-${job.field}`)?.closest(".field");
      if (!fresh || !old) return failed();
      const had = old.contains(document.activeElement);
      old.replaceWith(document.importNode(fresh, true));
      for (const hidden of ["_rev", "_draft"]) {
        const value = page.querySelector(`[name="${hidden}"]`)?.value;
        const ours = form.querySelector(`[name="${hidden}"]`);
        if (ours && value) ours.value = value;
      }
      settle();
      shown.item.remove();
      if (had) document.getElementById(`f-${job.field}`).focus();
      const error = fresh.querySelector(".error");
      const isRefused = request.status !== 200 && error;
      over(isRefused ? error.textContent : fill(words.added, file), !isRefused, !isRefused);
    };
    const body = new FormData();
    // With what was typed: another answer of the page may be why the file is asked for.
    for (const [key, value] of new FormData(form)) if (typeof value === "string") body.append(key, value);
    body.append("_upload", job.field);
    body.append(job.field, file, file.name);
    request.open("POST", form.getAttribute("action") || location.href.split("#")[0]);
    request.timeout = 300_000;
    progress(0, file.size);
    request.send(body);
  }

  const next = () => {
    if (running === null && waiting.length > 0) start(waiting.shift());
  };
  const queue = (job) => {
    waiting.push(job);
    next();
  };

  function take(input) {
    const box = input.closest("[data-upload]");
    const words = { ...box.dataset };
    const files = [...input.files];
    input.value = "";
    for (const file of files) {
      const job = { field: words.upload, file, words };
      if (file.size > most) {
        say(fill(words.large, file));
        continue;
      }
      job.shown = row(job);
      name(job.shown.button, words.cancel, file);
      job.shown.button.onclick = () => {
        waiting.splice(waiting.indexOf(job), 1);
        job.shown.item.remove();
        say(fill(words.cancelled, file));
      };
      queue(job);
    }
  }

  const isBox = (event) => event.target.matches?.("[data-upload] input[type=file]");
  document.addEventListener("change", (event) => {
    if (isBox(event)) take(event.target);
  });
  // What is sent at once is not typed and unsent.
  document.addEventListener("input", (event) => isBox(event) && event.stopPropagation(), true);
  addEventListener(
    "submit",
    (event) => {
      if (running === null) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      pressed = event.submitter;
      say(running.job.words.hold);
    },
    true,
  );
  addEventListener("beforeunload", (event) => {
    if (running !== null) event.preventDefault();
  });
  settle();
})();
