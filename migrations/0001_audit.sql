-- What was noted before rows had marks of their own stays, under another name; no mark can be made for it afterwards.
ALTER TABLE `audit` RENAME TO `audit_before`;--> statement-breakpoint
DROP INDEX `audit_time`;--> statement-breakpoint
CREATE TABLE `audit` (
	`position` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`tenant_id` text NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`object` text NOT NULL,
	`span` text NOT NULL,
	`at` integer NOT NULL,
	`server` text NOT NULL,
	`outcome` text NOT NULL,
	`request_id` text NOT NULL,
	`payload` text,
	`payload_mac` text NOT NULL,
	`mac` text NOT NULL,
	`key_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `audit_once` ON `audit` (`tenant_id`,`object`,`actor`,`action`,`span`);--> statement-breakpoint
CREATE INDEX `audit_time` ON `audit` (`tenant_id`,`at`);--> statement-breakpoint
CREATE INDEX `audit_tenant_position` ON `audit` (`tenant_id`,`position`);--> statement-breakpoint
CREATE TABLE `audit_seals` (
	`tenant_id` text NOT NULL,
	`number` integer NOT NULL,
	`first` integer NOT NULL,
	`last` integer NOT NULL,
	`rows` integer NOT NULL,
	`root` text NOT NULL,
	`previous` text NOT NULL,
	`at` integer NOT NULL,
	`key_id` text NOT NULL,
	`signature` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `number`)
);
