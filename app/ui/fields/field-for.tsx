import type { ComponentType } from "react";
import type { FieldView } from "../../engine/view.ts";
import { AddressField } from "./address.tsx";
import { BankAccountField } from "./bank-account.tsx";
import { CheckboxesField } from "./checkboxes.tsx";
import { DateField } from "./date.tsx";
import { DeclarationField } from "./declaration.tsx";
import { EmailField } from "./email.tsx";
import type { FieldProps } from "./field-props.ts";
import { FileField } from "./file.tsx";
import { KanaField } from "./kana.tsx";
import { NoticeField } from "./notice.tsx";
import { NumberField } from "./number.tsx";
import { PersonNameField } from "./person-name.tsx";
import { RadioField } from "./radio.tsx";
import { SelectField } from "./select.tsx";
import { TelField } from "./tel.tsx";
import { TextField } from "./text.tsx";
import { TextareaField } from "./textarea.tsx";
import { YearMonthField } from "./year-month.tsx";
import { YenField } from "./yen.tsx";
import { YesNoField } from "./yes-no.tsx";

const views = {
  text: TextField,
  textarea: TextareaField,
  "person-name": PersonNameField,
  kana: KanaField,
  date: DateField,
  "year-month": YearMonthField,
  tel: TelField,
  email: EmailField,
  address: AddressField,
  number: NumberField,
  yen: YenField,
  radio: RadioField,
  select: SelectField,
  checkboxes: CheckboxesField,
  "yes-no": YesNoField,
  file: FileField,
  "bank-account": BankAccountField,
  declaration: DeclarationField,
  notice: NoticeField,
} satisfies Record<FieldView["type"], ComponentType<FieldProps>>;

/** Draws a field by its type. */
export function FieldFor(props: FieldProps) {
  const View = views[props.field.type];
  return <View {...props} />;
}
