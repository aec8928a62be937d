import type { ParameterPath } from '../../draft/contract';
import { isShown } from '../displayOptions';
import { useStepForm } from '../form/context';
import type { Property, Values } from '../property';
import { PropertyField } from './PropertyField';

export interface FieldsProps {
  readonly properties: readonly Property[];
  /** Where their values stand; empty for the step itself. */
  readonly path: ParameterPath;
  readonly values: Values;
}

/** The fields that are shown with the present values. */
export function Fields({ properties, path, values }: FieldsProps) {
  const { handle } = useStepForm();
  const { typeVersion, parameters } = handle.node;
  const root = withDefaults(useStepForm().description?.properties ?? [], parameters);
  const place = { values: path.length === 0 ? root : withDefaults(properties, values), root, version: typeVersion };
  return properties
    .filter((property) => property.type !== 'hidden' && isShown(property, place))
    .map((property, index) => (
      // Properties of one name exist for different values of another.
      <div className="generated" key={`${property.name} ${String(index)}`}>
        <PropertyField property={property} path={[...path, property.name]} />
      </div>
    ));
}

/** n8n leaves out what equals the default; rules of display compare with it all the same. */
export function withDefaults(properties: readonly Property[], values: Values): Values {
  const defaults = Object.fromEntries(properties.map(({ name, default: value }) => [name, value]));
  return { ...defaults, ...values };
}
