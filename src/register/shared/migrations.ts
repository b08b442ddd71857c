/**
 * What makes a database a shared register, in order; each runs once. The role `kiln_desk` may add entries and read them,
 * and nothing else: no entry can be changed or taken away by a desk, but for putting a pseudonym in place of a person.
 */
export const MIGRATIONS: readonly string[] = [
  `
  DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'kiln_desk') THEN CREATE ROLE kiln_desk NOLOGIN; END IF;
  END $$;

  -- An entry in the three parts of its line (src/register/journal-line.ts). desk: the hash of its first entry.
  CREATE TABLE kiln.entries (
    desk text NOT NULL CHECK (desk ~ '^[0-9a-f]{64}$'),
    number bigint NOT NULL CHECK (number > 0),
    chained text NOT NULL,
    hash text NOT NULL,
    personal text NOT NULL,
    PRIMARY KEY (desk, number)
  );

  -- Only what follows a desk's last entry, by number and hash, is let in.
  CREATE FUNCTION kiln.check_entry() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    place text[] := regexp_match(NEW.chained, '^\\{"number":(\\d+),"time":"[^"]*","previous":"([0-9a-f]{64})"');
    before text := repeat('0', 64);
  BEGIN
    IF NEW.number > 1 THEN
      SELECT hash INTO before FROM kiln.entries WHERE desk = NEW.desk AND number = NEW.number - 1;
    ELSIF NEW.hash <> NEW.desk THEN
      RAISE EXCEPTION 'a desk is named after its first entry' USING ERRCODE = 'check_violation';
    END IF;
    IF place IS NULL OR before IS NULL OR place[1]::bigint <> NEW.number OR place[2] <> before
      OR encode(sha256(convert_to(NEW.chained, 'UTF8')), 'hex') <> NEW.hash
    THEN
      RAISE EXCEPTION 'entry % does not follow its desk''s last one', NEW.number USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER check_entry BEFORE INSERT ON kiln.entries FOR EACH ROW EXECUTE FUNCTION kiln.check_entry();

  -- One key for all desks, so that a person has one pseudonym.
  CREATE TABLE kiln.pseudonym_key (key text NOT NULL);
  INSERT INTO kiln.pseudonym_key
    SELECT replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');

  -- Whom every desk is to forget, by pseudonym.
  CREATE TABLE kiln.forgettings (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person text NOT NULL CHECK (person ~ '^person-[0-9a-f]{12}$')
  );

  -- The one change there is: a pseudonym in place of what stands behind an entry's hash.
  CREATE FUNCTION kiln.forget_entry(of_desk text, of_number bigint, forgotten text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
  BEGIN
    IF forgotten !~ '^\\{("[a-z]+":\\{"forgotten":"person-[0-9a-f]{12}"\\},?)+\\}$' THEN
      RAISE EXCEPTION 'not a pseudonym' USING ERRCODE = 'check_violation';
    END IF;
    UPDATE kiln.entries SET personal = forgotten
      WHERE desk = of_desk AND number = of_number AND personal <> '{}' AND personal <> forgotten;
  END $$;
  REVOKE ALL ON FUNCTION kiln.forget_entry(text, bigint, text) FROM PUBLIC;

  GRANT USAGE ON SCHEMA kiln TO kiln_desk;
  GRANT SELECT, INSERT ON kiln.entries, kiln.forgettings TO kiln_desk;
  GRANT SELECT ON kiln.pseudonym_key, kiln.migrations TO kiln_desk;
  GRANT EXECUTE ON FUNCTION kiln.forget_entry(text, bigint, text) TO kiln_desk;
  `,
  `
  -- Who wrote an entry; unknown of those that were there before this was asked.
  ALTER TABLE kiln.entries ADD COLUMN writer name;

  -- As before; besides, a desk's entries come from the role that its last one came from, and say a time that is one.
  CREATE OR REPLACE FUNCTION kiln.check_entry() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
  DECLARE
    place text[] := regexp_match(NEW.chained,
      '^\\{"number":(\\d+),"time":"(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z)","previous":"([0-9a-f]{64})"');
    before text := repeat('0', 64);
    owner name;
  BEGIN
    IF NEW.number > 1 THEN
      SELECT hash, writer INTO before, owner FROM kiln.entries WHERE desk = NEW.desk AND number = NEW.number - 1;
    ELSIF NEW.hash <> NEW.desk THEN
      RAISE EXCEPTION 'a desk is named after its first entry' USING ERRCODE = 'check_violation';
    END IF;
    IF owner <> session_user THEN
      RAISE EXCEPTION 'another role writes this desk''s entries' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF place IS NULL OR before IS NULL OR place[1]::bigint <> NEW.number OR place[3] <> before
      OR encode(sha256(convert_to(NEW.chained, 'UTF8')), 'hex') <> NEW.hash
    THEN
      RAISE EXCEPTION 'entry % does not follow its desk''s last one', NEW.number USING ERRCODE = 'check_violation';
    END IF;
    -- A time that is none is an error of this line.
    PERFORM place[2]::timestamptz;
    NEW.writer := session_user;
    RETURN NEW;
  END $$;
  `,
];
