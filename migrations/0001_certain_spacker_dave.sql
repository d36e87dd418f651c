CREATE TABLE `portals` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`origins` text NOT NULL,
	`bases` text NOT NULL,
	`issuer` text NOT NULL,
	`jwks` text,
	`jwks_uri` text,
	`audience` text NOT NULL,
	`people_issuer` text NOT NULL,
	`unit_ids` text NOT NULL,
	`registered_at` integer NOT NULL,
	`disabled_at` integer,
	PRIMARY KEY(`tenant_id`, `id`),
	FOREIGN KEY (`tenant_id`) REFERENCES `tenants`(`tenant_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `portals_id` ON `portals` (`id`);--> statement-breakpoint
CREATE TABLE `used_ids` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`ends_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `used_ids_end` ON `used_ids` (`tenant_id`,`ends_at`);--> statement-breakpoint
CREATE TABLE `questions` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`referral_id` text NOT NULL,
	`text` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_at` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`),
	FOREIGN KEY (`tenant_id`,`referral_id`) REFERENCES `referrals`(`tenant_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `questions_referral` ON `questions` (`tenant_id`,`referral_id`,`asked_at`);--> statement-breakpoint
ALTER TABLE `referrals` ADD `national_id` text GENERATED ALWAYS AS (replace(json_extract(content, '$.patient.nationalId'), ' ', '')) VIRTUAL;--> statement-breakpoint
ALTER TABLE `referrals` ADD `handed_at` integer;--> statement-breakpoint
ALTER TABLE `referrals` ADD `handed_by` text;--> statement-breakpoint
CREATE INDEX `referrals_patient` ON `referrals` (`tenant_id`,`national_id`);--> statement-breakpoint
ALTER TABLE `replies` ADD `held_until` integer;--> statement-breakpoint
ALTER TABLE `replies` ADD `undone_at` integer;--> statement-breakpoint
ALTER TABLE `decisions` ADD `to_unit_id` text;--> statement-breakpoint
CREATE INDEX `claims_person` ON `claims` (`tenant_id`,`person_id`);