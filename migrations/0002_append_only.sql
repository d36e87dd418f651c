CREATE TRIGGER `audit_is_not_updated` BEFORE UPDATE ON `audit`
WHEN NOT (NEW.`payload` IS NULL AND NEW.`position` IS OLD.`position` AND NEW.`tenant_id` IS OLD.`tenant_id`
  AND NEW.`actor` IS OLD.`actor` AND NEW.`action` IS OLD.`action` AND NEW.`object` IS OLD.`object`
  AND NEW.`span` IS OLD.`span` AND NEW.`at` IS OLD.`at` AND NEW.`server` IS OLD.`server`
  AND NEW.`outcome` IS OLD.`outcome` AND NEW.`request_id` IS OLD.`request_id`
  AND NEW.`payload_mac` IS OLD.`payload_mac` AND NEW.`mac` IS OLD.`mac` AND NEW.`key_id` IS OLD.`key_id`)
BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_is_not_deleted` BEFORE DELETE ON `audit`
BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_once_is_once` BEFORE INSERT ON `audit`
WHEN EXISTS (SELECT 1 FROM `audit` WHERE `tenant_id` = NEW.`tenant_id` AND `object` = NEW.`object`
  AND `actor` = NEW.`actor` AND `action` = NEW.`action` AND `span` = NEW.`span`)
BEGIN SELECT RAISE(IGNORE); END;
--> statement-breakpoint
CREATE TRIGGER `audit_is_not_replaced` BEFORE INSERT ON `audit`
WHEN NEW.`position` <> -1 AND NEW.`position` <= (SELECT `seq` FROM `sqlite_sequence` WHERE `name` = 'audit')
BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_seals_are_not_updated` BEFORE UPDATE ON `audit_seals`
BEGIN SELECT RAISE(ABORT, 'audit_seals is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_seals_are_not_deleted` BEFORE DELETE ON `audit_seals`
BEGIN SELECT RAISE(ABORT, 'audit_seals is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_seals_are_not_replaced` BEFORE INSERT ON `audit_seals`
WHEN EXISTS (SELECT 1 FROM `audit_seals` WHERE `tenant_id` = NEW.`tenant_id` AND `number` = NEW.`number`)
BEGIN SELECT RAISE(IGNORE); END;
--> statement-breakpoint
CREATE TRIGGER `events_are_not_updated` BEFORE UPDATE ON `events`
BEGIN SELECT RAISE(ABORT, 'events is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `events_are_not_deleted` BEFORE DELETE ON `events`
BEGIN SELECT RAISE(ABORT, 'events is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `events_are_not_replaced` BEFORE INSERT ON `events`
WHEN NEW.`position` <> -1 AND NEW.`position` <= (SELECT `seq` FROM `sqlite_sequence` WHERE `name` = 'events')
BEGIN SELECT RAISE(ABORT, 'events is append-only'); END;
