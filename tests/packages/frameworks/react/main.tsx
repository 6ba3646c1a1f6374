import "okr-or-kpi";
import type { OkrOrKpiElement, Result } from "okr-or-kpi";
import type {} from "okr-or-kpi/react";
import { StrictMode, useRef, useState } from "react";
import { createRoot } from "react-dom/client";

function App() {
  const quiz = useRef<OkrOrKpiElement>(null);
  const [result, setResult] = useState<Result | null>(null);
  const again = () => {
    quiz.current?.reset();
    setResult(null);
  };
  return (
    <>
      <okr-or-kpi
        ref={quiz}
        metric="NPS"
        heading-level={3}
        onokr-or-kpi-complete={(event) => setResult(event.detail)}
      >
        <p>Do you want to change the number, or to keep watch over it?</p>
      </okr-or-kpi>
      <output>{result && JSON.stringify(result)}</output>
      <button onClick={again}>Ask again</button>
    </>
  );
}

createRoot(document.getElementById("app")!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
