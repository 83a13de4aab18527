import { useText } from "../../i18n/text-context.tsx";
import { Quoting } from "../feedback/quoting.tsx";

/** Something to mend, in words. `href` leads to its place, null: nothing does; `line` of the Markdown that is shown, null elsewhere. */
export type ProblemView = { words: string; place: string; href: string | null; line: number | null };
export type ProblemsView = {
  /** Markdown that cannot be kept. */
  mistakes: ProblemView[];
  /** Keeps it from being published. */
  errors: ProblemView[];
  warnings: ProblemView[];
};

export const noProblems: ProblemsView = { mistakes: [], errors: [], warnings: [] };
export const countOf = ({ mistakes, errors, warnings }: ProblemsView): number =>
  mistakes.length + errors.length + warnings.length;

const kinds = ["mistakes", "errors", "warnings"] as const;

/** `onLine`: puts the cursor there; without the script the link leads to the text. */
export function PublishingProblems({ problems, onLine }: { problems: ProblemsView; onLine?: (line: number) => void }) {
  const { t } = useText();
  return (
    <section className="stack" id="problems" aria-labelledby="problems-heading">
      <h2 id="problems-heading">{t("publishing:problems.heading")}</h2>
      {countOf(problems) === 0 ? <p>{t("publishing:problems.none")}</p> : null}
      {kinds.map((kind) =>
        problems[kind].length === 0 ? null : (
          <div key={kind} className="tight">
            <h3>{t(`publishing:problems.${kind}`, { count: problems[kind].length })}</h3>
            <ol>
              {problems[kind].map((problem) => (
                <li key={`${problem.place} ${problem.words}`}>
                  <Quoting>{problem.words}</Quoting> <Place problem={problem} onLine={onLine} />
                </li>
              ))}
            </ol>
          </div>
        ),
      )}
    </section>
  );
}

function Place({ problem, onLine }: { problem: ProblemView; onLine: ((line: number) => void) | undefined }) {
  const { href, line, place } = problem;
  if (href === null) return <span className="soft">（{place}）</span>;
  return (
    <a
      href={href}
      onClick={(event) => {
        if (line === null || onLine === undefined) return;
        event.preventDefault();
        onLine(line);
      }}
    >
      {place}
    </a>
  );
}
