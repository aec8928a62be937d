import './Menu.css';

import { Menu as Base } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import { Fragment, type ReactElement, type ReactNode } from 'react';
import { Link } from 'react-router';

import { KeyHint } from './KeyHint';

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly hint?: string | undefined;
  /** As KeyHint takes it. */
  readonly shortcut?: string | undefined;
  readonly onSelect?: (() => void) | undefined;
  /** Leads to a page instead. */
  readonly to?: string | undefined;
  /** One of several that exclude each other: whether it is the one. */
  readonly checked?: boolean | undefined;
  readonly danger?: boolean | undefined;
  /** Shown disabled, with this reason under it. */
  readonly disabledReason?: string | undefined;
}

/** Parted from the group before by a line. */
export interface MenuGroup {
  readonly label?: string | undefined;
  readonly entries: readonly MenuEntry[];
}

export interface MenuProps {
  /** A Button or IconButton. */
  readonly trigger: ReactElement;
  readonly groups: readonly MenuGroup[];
  readonly align?: 'start' | 'end' | undefined;
  readonly side?: 'top' | 'bottom' | 'right' | undefined;
  readonly openAtFirst?: boolean | undefined;
}

export function Menu({ trigger, groups, align = 'end', side = 'bottom', openAtFirst = false }: MenuProps) {
  return (
    <Base.Root defaultOpen={openAtFirst}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className="menu-place" align={align} side={side} sideOffset={4}>
          <Base.Popup className="menu">
            {groups.map((group, index) => (
              <Fragment key={group.entries[0]?.id ?? index}>
                {index > 0 && <Base.Separator className="menu-line" />}
                <Base.Group>
                  {group.label && <Base.GroupLabel className="menu-group">{group.label}</Base.GroupLabel>}
                  {group.entries.map((entry) => (
                    <Entry key={entry.id} entry={entry} />
                  ))}
                </Base.Group>
              </Fragment>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function Entry({ entry }: { readonly entry: MenuEntry }) {
  const className = entry.danger ? 'menu-item menu-item-danger' : 'menu-item';
  if (entry.to !== undefined)
    return (
      <Base.LinkItem className={className} closeOnClick render={<Link to={entry.to} />}>
        <EntryContent entry={entry} />
      </Base.LinkItem>
    );
  return (
    <Base.Item
      className={className}
      disabled={entry.disabledReason !== undefined}
      onClick={() => {
        entry.onSelect?.();
      }}
      {...(entry.checked !== undefined && { role: 'menuitemradio', 'aria-checked': entry.checked })}
    >
      <EntryContent entry={entry} />
    </Base.Item>
  );
}

function EntryContent({ entry }: { readonly entry: MenuEntry }) {
  const below = entry.disabledReason ?? entry.hint;
  return (
    <>
      {entry.icon}
      <span className="col grow gap-2">
        <span>{entry.label}</span>
        {below && <span className="menu-hint">{below}</span>}
      </span>
      {entry.checked && <Check size={14} aria-hidden="true" />}
      {entry.shortcut && <KeyHint keys={entry.shortcut} />}
    </>
  );
}
