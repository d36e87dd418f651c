ALTER TABLE `images` ADD `scan` text DEFAULT 'unscanned' NOT NULL;--> statement-breakpoint
ALTER TABLE `images` ADD `preview_sha256` text;--> statement-breakpoint
ALTER TABLE `images` ADD `pyramid_sha256` text;--> statement-breakpoint
ALTER TABLE `images` ADD `checked_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `images` ADD `altered_at` integer;--> statement-breakpoint
CREATE INDEX `images_checked` ON `images` (`tenant_id`,`checked_at`);