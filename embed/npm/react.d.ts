/**
 * Types of `<okr-or-kpi>` in JSX, for React 19 or later. Once in a project:
 *
 *     import type {} from "okr-or-kpi/react";
 */

import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { OkrOrKpiAttributes, OkrOrKpiElement, OkrOrKpiEventMap } from "okr-or-kpi";

/** React listens for an event by its name behind `on`, as it is written. */
export type OkrOrKpiEventProps = {
  [Type in keyof OkrOrKpiEventMap as `on${Type}` | `on${Type}Capture`]?: (
    event: OkrOrKpiEventMap[Type] & { currentTarget: OkrOrKpiElement },
  ) => void;
};

type Html = DetailedHTMLProps<HTMLAttributes<OkrOrKpiElement>, OkrOrKpiElement>;

/** What `<okr-or-kpi>` takes in JSX. What stands inside shows until the quiz is there. */
export type OkrOrKpiProps = Omit<Html, keyof OkrOrKpiAttributes> &
  OkrOrKpiAttributes &
  OkrOrKpiEventProps;

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "okr-or-kpi": OkrOrKpiProps;
    }
  }
}
