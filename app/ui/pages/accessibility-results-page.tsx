import { useText } from "../../i18n/text-context.tsx";
import { WideTable } from "../console/wide-table.tsx";
import { Words } from "../feedback/words.tsx";
import type { Frame, Link } from "../layout/frame.ts";
import { PublicLayout } from "../layout/public-layout.tsx";

type ChecklistRow = {
  id: string;
  title: string;
  level: string;
  applies: string;
  result: string;
  check: string;
  notes: string[];
};
type Fact = { name: string; value: string };

/** Everything is ready to read. */
export type ResultsPageProps = {
  frame: Frame;
  back: Link;
  /** null: no test was made here. */
  results: {
    items: { id: string; name: string; lines: string[] }[];
    checklist: ChecklistRow[];
    additions: ChecklistRow[];
    pages: { address: string; name: string; states: string }[];
    anywhere: { name: string; states: string }[];
    tester: string[];
    versions: Fact[];
    sessions: Fact[];
  } | null;
  columns: string[];
  /** By criterion: the page with its results by page. */
  criterionHref: Record<string, string>;
  limits: string[];
  files: Link[];
};

/** The nine items of Annex JB.3.1, then what is needed to believe them. It never says 準拠. */
export function AccessibilityResultsPage({ frame, back, results, ...rest }: ResultsPageProps) {
  const { t } = useText();
  return (
    <PublicLayout frame={frame}>
      <p className="crumb">
        <a href={back.href}>{back.label}</a>
      </p>
      <div className="tight">
        <h1>{t("accessibility:results.title")}</h1>
        <p>
          <Words>{t("accessibility:results.lead")}</Words>
        </p>
      </div>
      {results === null ? <p>{t("accessibility:results.empty")}</p> : <Results results={results} {...rest} />}
    </PublicLayout>
  );
}

type ResultsProps = Omit<ResultsPageProps, "frame" | "back" | "results"> & {
  results: NonNullable<ResultsPageProps["results"]>;
};

function Results({ results, columns, criterionHref, limits, files }: ResultsProps) {
  const { t } = useText();
  return (
    <>
      <section>
        <h2>{t("accessibility:results.facts")}</h2>
        <dl className="rows">
          {results.items.map(({ id, name, lines }) => (
            <div key={id}>
              <dt>
                <Words>{name}</Words>
              </dt>
              <dd>
                {lines.map((line) => (
                  <p key={line}>
                    <Words>{line}</Words>
                  </p>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="stack">
        <h2>{t("accessibility:results.checklist")}</h2>
        <p>{t("accessibility:results.checks")}</p>
        <Checklist
          caption={t("accessibility:results.checklistOfJis")}
          rows={results.checklist}
          columns={columns}
          hrefs={criterionHref}
        />
        <Checklist
          caption={t("accessibility:results.checklistBeside")}
          rows={results.additions}
          columns={columns}
          hrefs={criterionHref}
        />
      </section>
      <section>
        <h2>{t("accessibility:results.tester")}</h2>
        {results.tester.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </section>
      <section>
        <h2>{t("accessibility:results.versions")}</h2>
        <Facts facts={results.versions} />
      </section>
      <section>
        <h2>{t("accessibility:results.sessions")}</h2>
        {results.sessions.length === 0 ? (
          <p>{t("accessibility:results.noSessions")}</p>
        ) : (
          <Facts facts={results.sessions} />
        )}
      </section>
      <section>
        <h2>{t("accessibility:results.limits")}</h2>
        <ul>
          {limits.map((limit) => (
            <li key={limit}>{limit}</li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t("accessibility:results.downloads")}</h2>
        <ul>
          {files.map((file) => (
            <li key={file.href}>
              <a href={file.href} download>
                {file.label}
              </a>
            </li>
          ))}
        </ul>
      </section>
      <Addresses pages={results.pages} anywhere={results.anywhere} />
    </>
  );
}

function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl className="rows">
      {facts.map(({ name, value }) => (
        <div key={`${name} ${value}`}>
          <dt>
            <Words>{name}</Words>
          </dt>
          <dd>
            <Words>{value}</Words>
          </dd>
        </div>
      ))}
    </dl>
  );
}

type ChecklistProps = { caption: string; rows: ChecklistRow[]; columns: string[]; hrefs: Record<string, string> };

function Checklist({ caption, rows, columns, hrefs }: ChecklistProps) {
  return (
    <WideTable label={caption} className="evidence checklist">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, title, level, applies, result, check, notes }) => (
          <tr key={id}>
            <th scope="row">
              <a href={hrefs[id]}>
                {id} {title}
              </a>
            </th>
            <td>{level}</td>
            <td>{applies}</td>
            <td>{result}</td>
            <td>{check}</td>
            <td>
              {notes.map((note) => (
                <p key={note}>{note}</p>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}

/** Long: last on the page. */
function Addresses({ pages, anywhere }: Pick<NonNullable<ResultsPageProps["results"]>, "pages" | "anywhere">) {
  const { t } = useText();
  const caption = t("accessibility:results.addresses");
  return (
    <section className="stack">
      <h2>{caption}</h2>
      <p>{t("accessibility:results.addressesAbout")}</p>
      <WideTable label={caption} className="evidence">
        <caption className="vh">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t("accessibility:columns.address")}</th>
            <th scope="col">{t("accessibility:columns.name")}</th>
            <th scope="col">{t("accessibility:columns.states")}</th>
          </tr>
        </thead>
        <tbody>
          {pages.map(({ address, name, states }) => (
            <tr key={address}>
              <th scope="row" className="address">
                {address}
              </th>
              <td lang="ja">{name}</td>
              <td className="right">{states}</td>
            </tr>
          ))}
          {anywhere.map(({ name, states }) => (
            <tr key={name}>
              <th scope="row">{t("accessibility:results.anywhere")}</th>
              <td lang="ja">{name}</td>
              <td className="right">{states}</td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </section>
  );
}
