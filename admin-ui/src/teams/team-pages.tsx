import { Route, Routes } from 'react-router-dom';
import { AssignTeam } from './assign-team';
import { SwitchTeam } from './switch-team';
import { TeamList } from './team-list';
import { TeamPage } from './team-page';

export function TeamPages() {
  return (
    <Routes>
      <Route index element={<TeamList />} />
      <Route path="create" element={<AssignTeam />} />
      <Route path=":teamId" element={<TeamPage />} />
      <Route path=":teamId/switch" element={<SwitchTeam />} />
    </Routes>
  );
}
