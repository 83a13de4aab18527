import type { FieldView } from "../../engine/view.ts";
import { useText } from "../../i18n/text-context.tsx";
import { Words } from "../feedback/words.tsx";
import { type FieldProps, inputId, inputName } from "./field-props.ts";
import { GroupedField } from "./field-shell.tsx";
import { PartInput } from "./part-input.tsx";

/** 〒 with 検索, then the parts, which can always be typed by hand. Data attributes carry the script's announcements. */
export function AddressField(props: FieldProps) {
  const { t } = useText();
  const { field } = props;
  const own = (token: string) => (field.autocomplete === null ? undefined : token);
  return (
    <GroupedField {...props}>
      <div
        className="fields-tight"
        data-postal={inputName(field.id)}
        data-found={t("ui:postal.found")}
        data-choose={t("ui:postal.choose")}
        data-none={t("ui:postal.none")}
      >
        <div className="ask">
          <PartInput
            field={field}
            part="postalCode"
            label={t("ui:postal.code")}
            hint={t("ui:postal.hint")}
            className="part-code"
            width="w10"
            inputMode="numeric"
            autoComplete={own("postal-code")}
            optional
          />
          <button className="button second" type="submit" name="_lookup" value={field.id} formNoValidate>
            {t("ui:postal.search")}
          </button>
        </div>
        <p role="status" data-said />
        <fieldset>
          <legend className="vh">{t("ui:postal.choose")}</legend>
          <div data-candidates>
            {field.candidates === null ? null : <Candidates field={field} candidates={field.candidates} />}
          </div>
        </fieldset>
        <div className="parts">
          <PartInput
            field={field}
            part="prefecture"
            label={t("ui:postal.prefecture")}
            autoComplete={own("address-level1")}
          />
          <PartInput field={field} part="city" label={t("ui:postal.city")} autoComplete={own("address-level2")} />
        </div>
        <PartInput
          field={field}
          part="street"
          label={t("ui:postal.street")}
          hint={t("ui:postal.streetHint")}
          autoComplete={own("address-line1")}
        />
        <PartInput
          field={field}
          part="building"
          label={t("ui:postal.building")}
          autoComplete={own("address-line2")}
          optional
        />
      </div>
    </GroupedField>
  );
}

/** Answers of the look-up without the script; the value is the address itself, so that it fits no other code's list. */
function Candidates({ field, candidates }: { field: FieldView; candidates: NonNullable<FieldView["candidates"]> }) {
  const { t } = useText();
  if (candidates.length === 0) return <p>{t("ui:postal.none")}</p>;
  const chosen = field.input._candidate?.[0];
  return (
    <>
      <p className="sub">{t("ui:postal.choose")}</p>
      {candidates.map((place, index) => {
        const id = `${inputId(field.id, "candidate")}-${index + 1}`;
        const address = `${place.prefecture}${place.city}${place.street}`;
        return (
          <label key={address} className="choice" htmlFor={id}>
            <input
              id={id}
              type="radio"
              name={inputName(field.id, "_candidate")}
              value={address}
              defaultChecked={chosen === address}
            />
            <span>
              <Words>{address}</Words>
            </span>
          </label>
        );
      })}
      <button className="button second low" type="submit" name="_lookup" value={field.id} formNoValidate>
        {t("ui:postal.take")}
      </button>
    </>
  );
}
