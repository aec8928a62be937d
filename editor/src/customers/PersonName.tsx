import { Link } from 'react-router';

import { Avatar } from '../design/Avatar';
import { addressOf, nameOf, type Person } from './person';

export interface PersonNameProps {
  readonly person: Person;
  /** Without a link: where the name is part of something that opens. */
  readonly plain?: boolean;
}

/** Who: initials, name, and the address under it. */
export function PersonName({ person, plain }: PersonNameProps) {
  const name = nameOf(person);
  const address = addressOf(person);
  return (
    <span className="row">
      <Avatar size="m" name={name} id={person.id} />
      <span className="col gap-2">
        {plain ? (
          <span className="strong cut">{name}</span>
        ) : (
          <Link className="cut name-link" to={`/customers/${person.id}`}>
            {name}
          </Link>
        )}
        {address !== undefined && <span className="small text-3 cut">{address}</span>}
      </span>
    </span>
  );
}
