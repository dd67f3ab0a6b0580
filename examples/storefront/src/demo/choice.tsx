interface ChoiceProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly Value[];
  labels: Readonly<Record<Value, string>>;
  onChoose: (value: Value) => void;
}

/** A labelled select of the panel. */
export function Choice<Value extends string>({ label, value, options, labels, onChoose }: ChoiceProps<Value>) {
  return (
    <label className="demo-choice">
      <span>{label}</span>
      <select
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option === event.target.value);
          if (chosen !== undefined) onChoose(chosen);
        }}
      >
        {options.map((option) => (
          <option key={option} value={option}>
            {labels[option]}
          </option>
        ))}
      </select>
    </label>
  );
}
