/** 秋吉台: low rounded hills, and on them the small standing stones of a karst plateau. */
export function KarstHorizon() {
  return (
    <svg className="horizon" viewBox="0 0 1600 72" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
      <path
        strokeWidth="2"
        d="M0 60c60-2 96-12 150-14 70-3 108 12 172 10 80-2 118-30 200-32 74-2 112 24 178 26 48 2 70-10 112-12 78-4 128 18 196 14 84-5 120-34 206-34 76 0 110 26 176 30 74 4 140-14 210-6"
      />
      <path
        strokeWidth="2"
        d="M96 54l5-11 5 3 3 6M112 51l4-8 6 6M438 38l6-13 6 4 4 5M458 32l5-9 4 3 3 4M480 27l4-7 6 5M560 27l5-10 5 3 4 10M584 33l5-8 6 8M760 44l5-12 6 4 4 5M782 39l4-8 6 6M1086 41l5-10 6 4 3 1M1150 24l6-12 5 3 5 6M1172 19l5-10 6 9M1196 18l4-7 6 7M1258 21l5-9 6 12M1432 52l5-10 5 4 4 4M1452 49l4-7 6 6"
      />
    </svg>
  );
}

export function KarstMark() {
  return (
    <svg viewBox="0 0 44 36" aria-hidden="true">
      <path
        strokeWidth="2.5"
        d="M2 27c6-1 8-11 15-11 6 0 7 6 12 6 4 0 5-5 13-5M2 33h40M15 16l3-8 4 2 2 6M30 21l2-5 4 3"
      />
    </svg>
  );
}
