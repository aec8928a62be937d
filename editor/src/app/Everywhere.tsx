import { useMemo } from 'react';
import { useNavigate } from 'react-router';

import { useActions } from '../actions/registry';
import { Surfaces } from '../actions/Surfaces';
import { useShortcuts } from '../actions/useShortcuts';
import { useSession } from './session';
import { shellActions } from './shellActions';

/** Palette, shortcuts and the actions of every screen, full screens included. */
export function Everywhere() {
  const go = useNavigate();
  const { permissions } = useSession();
  const actions = useMemo(
    () => shellActions({ go, may: (permission) => permissions.includes(permission) }),
    [go, permissions],
  );
  useActions(actions);
  useShortcuts();
  return <Surfaces />;
}
