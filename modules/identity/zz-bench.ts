import { startTestApp, testPassword } from "@yingsheng/server/testing";
import { authenticate } from "./authenticate.ts";
import { logIn } from "./testing/index.ts";
const app = await startTestApp();
const here = app.programs["hotline-assist"];
await app.platform.db.query(`insert into identity.unit (id, program_id, code, name, kind, parent_id, path)
 select x.id, $1, 'u'||x.n, 'u'||x.n, 'station', c.id, array[c.id, x.id] from identity.unit c, (select gen_random_uuid() id, n from generate_series(1,2000) n) x where c.code='zj' and c.program_id=$1`, [here]);
await app.platform.db.query(`insert into identity.person (id, login, name, password_hash, password_changed_at, created_at) select gen_random_uuid(), 'p'||n, 'n', 'x', now(), now() from generate_series(1,5000) n`);
await app.platform.db.query(`insert into identity.role_grant (id, person_id, role_id, program_id, granted_at) select gen_random_uuid(), p.id, r.id, $1, now() from identity.person p, identity.role r where p.login like 'p%' and r.code='agent' and r.program_id=$1`, [here]);
await app.platform.db.query(`insert into identity.session (id, token_hash, csrf_token, person_id, created_at, last_seen_at, idle_until, expires_at, ip, user_agent) select gen_random_uuid(), decode(md5(p.login||n),'hex'), 'c', p.id, now(), now(), now(), now(), '', '' from identity.person p, generate_series(1,4) n`);
await app.platform.db.query("vacuum analyze");
for (const login of ["agent", "handler", "handler-zj"]) {
  const { cookie } = await logIn(app.server, login, testPassword);
  const cookies = { ys_session: cookie!.split("=")[1] };
  const times: number[] = [];
  for (let i = 0; i < 2200; i++) {
    const s = performance.now();
    const found = await authenticate(app.platform, { cookies, headers: {} }, new Date());
    if (i >= 200) times.push(performance.now() - s);
    if (i === 0) console.log(login, found?.actor.grants.map((g) => g.unitIds?.size));
  }
  times.sort((a, b) => a - b);
  const at = (q: number) => times[Math.floor(times.length * q)]!.toFixed(2);
  console.log(login, "p50", at(0.5), "p95", at(0.95), "p99", at(0.99));
  const s = performance.now();
  let done = 0;
  await Promise.all(Array.from({ length: 16 }, async () => { while (done < 5000) { done++; await authenticate(app.platform, { cookies, headers: {} }, new Date()); } }));
  console.log(login, "16 concurrent per second", Math.round(5000 / ((performance.now() - s) / 1000)));
  const t = performance.now();
  for (let i = 0; i < 300; i++) await app.server.inject({ url: "/api/sessions/current", headers: { cookie: cookie! } });
  console.log("GET /sessions/current", ((performance.now() - t) / 300).toFixed(2));
}
const people = (await logIn(app.server, "admin", testPassword)).browser;
const t = performance.now(); for (let i = 0; i < 20; i++) await people.send(`GET /programs/${here}/people?words=p49`); console.log("people", ((performance.now() - t) / 20).toFixed(1));
const u = performance.now(); for (let i = 0; i < 20; i++) await people.send(`GET /programs/${here}/units`); console.log("units 2000", ((performance.now() - u) / 20).toFixed(1));
const l = performance.now(); for (let i = 0; i < 20; i++) await logIn(app.server, "admin", testPassword); console.log("log in", ((performance.now() - l) / 20).toFixed(1));
await app.close();
