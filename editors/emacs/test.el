;;; test.el --- Drives the built server through eglot  -*- lexical-binding: t -*-
;;
;; Run by test.sh with the story in a scratch folder:
;;   STORY=FOLDER SUBEDITOR=PROGRAM emacs --batch -l test.el

(package-initialize)
(require 'eglot)
(require 'flymake)
(require 'xref)

(defconst patience 30 "Seconds for anything.")

(defun wait (what condition)
  "Turn the loop of events until CONDITION gives something, and return that; WHAT is for the message."
  (let ((end (+ (float-time) patience)) found)
    (while (not (setq found (funcall condition)))
      (when (> (float-time) end) (error "waited in vain for %s" what))
      (accept-process-output nil 0.05)
      (flymake-start))
    found))

(defun check (what condition &optional shown)
  (unless condition (error "does not hold: %s: %S" what shown))
  (princ (format "ok: %s\n" what)))

(defun finding (text)
  "The diagnostic of this buffer that underlines TEXT and nothing else."
  (seq-find (lambda (it) (equal text (buffer-substring-no-properties (flymake-diagnostic-beg it) (flymake-diagnostic-end it))))
            (flymake-diagnostics)))

(defun type (text)
  "Insert TEXT and tell the server at once, which idle timers do in an Emacs with a user."
  (insert text)
  (eglot--signal-textDocument/didChange))

(defun go (text)
  "Put the point on the first TEXT of the buffer."
  (goto-char (point-min))
  (search-forward text)
  (goto-char (1+ (match-beginning 0))))

(defmacro when-offered (capability &rest body)
  "What the server offers is tried; what it does not offer is said."
  `(if (eglot--server-capable ,capability)
       (progn ,@body)
     (princ (format "not offered by this server: %s\n" ,capability))))

(defun ask (method)
  (jsonrpc-request (eglot-current-server) method (eglot--TextDocumentPositionParams)))

(defun hover ()
  (plist-get (plist-get (ask :textDocument/hover) :contents) :value))

;; As the page of set-ups has it, with the program of the test.
(load (expand-file-name "subeditor" (file-name-directory load-file-name)) nil t)
(remove-hook 'text-mode-hook #'eglot-ensure)     ; the test starts it by itself
(add-to-list 'eglot-server-programs `((markdown-mode text-mode) . (,(getenv "SUBEDITOR") "lsp")))
;; Without this library Emacs knows no Markdown.
(unless (fboundp 'markdown-mode)
  (define-derived-mode markdown-mode text-mode "Markdown"))
(add-to-list 'auto-mode-alist '("\\.md\\'" . markdown-mode))
(setq eglot-sync-connect t eglot-autoshutdown t flymake-no-changes-timeout 0.1)
(let* ((story (file-name-as-directory (getenv "STORY")))
       (draft (find-file-noselect (concat story "draft.md")))
       (release (find-file-noselect (concat story "sources/coast-guard-release.txt"))))
  ;; Without version control, eglot takes the folder of each file for a project.
  (setq project-find-functions (list (lambda (_) (cons 'transient story))))
  (with-current-buffer draft
    (apply #'eglot (eglot--guess-contact))
    (wait "the server" #'eglot-managed-p)
    (check "the finding is on the figure and nothing else" (wait "the draft's finding" (lambda () (finding "178"))))
    (let ((text (flymake-diagnostic-text (finding "178"))))
      (check "it names the other figure" (string-match-p "187" text) text))
    (go "178 people")
    (let ((text (hover)))
      (check "the hover tells who says it, and what the source says"
             (and (string-match-p "Ines Varga" text) (string-match-p "187 people" text)) text)))
  (with-current-buffer release
    (wait "the server on the source" #'eglot-managed-p)
    (wait "the source's finding" (lambda () (finding "187")))
    (check "the source is marked too" (string-match-p "178" (flymake-diagnostic-text (finding "187")))))
  (with-current-buffer draft
    (go "Varga said")
    (let* ((found (xref-backend-definitions 'eglot (xref-backend-identifier-at-point 'eglot)))
           (line (xref-location-line (xref-item-location (car found)))))
      (check "definition goes to the introduction"
             (save-excursion
               (goto-char (point-min))
               (forward-line (1- line))
               (string-match-p "Ines Varga, its director" (buffer-substring (point) (line-end-position))))
             found))
    (let ((notes (find-file-noselect (concat story "notes.md")))
          (eglot-confirm-server-initiated-edits nil))
      (with-current-buffer notes (wait "the server on the notes" #'eglot-managed-p))
      (when-offered :renameProvider
        (with-current-buffer notes
          (go "Varga briefed")
          (let ((found (xref-backend-definitions 'eglot (xref-backend-identifier-at-point 'eglot))))
            (check "definition leads into other documents"
                   (and found (seq-every-p (lambda (it) (string-match-p "draft\\|coast-guard" (xref-location-group (xref-item-location it)))) found))
                   found)))
        (go "Varga said")
        (eglot-rename "Varghese")
        (check "rename changes every form of the name in the draft" (= 3 (how-many "Varghese" (point-min) (point-max))) (buffer-string))
        (check "and in the other draft, but in no source"
               (and (with-current-buffer notes (= 1 (how-many "Varghese" (point-min) (point-max))))
                    (with-current-buffer release (= 0 (how-many "Varghese" (point-min) (point-max))))))
        (dolist (buffer (list notes draft))
          (with-current-buffer buffer
            (revert-buffer t t t)
            (eglot--signal-textDocument/didChange)))))
    (wait "the reverted draft to be read" (lambda () (finding "178")))
    (go "Varga said")
    (check "references are found in the sources too"
           (seq-some (lambda (it) (string-match-p "coast-guard" (xref-location-group (xref-item-location it))))
                     (xref-backend-references 'eglot (xref-backend-identifier-at-point 'eglot))))
    (go "178 people")
    (when-offered :codeActionProvider
      (let ((actions (eglot-code-actions (match-beginning 0) (+ 3 (match-beginning 0)))))
        (check "an action writes the figure of the source"
               (seq-some (lambda (it) (string-match-p "187" (plist-get it :title))) actions)
               (mapcar (lambda (it) (plist-get it :title)) (append actions nil))))
      (go "six defects")
      (goto-char (match-beginning 0))
      (let* ((actions (eglot-code-actions (point) (+ 3 (point))))
             (stand (seq-find (lambda (it) (equal "Let this stand" (plist-get it :title))) actions)))
        (let ((command (plist-get stand :command)))
          (cl-letf (((symbol-function 'read-string) (lambda (&rest _) " “six” as told ")))
            (eglot-execute-command (eglot-current-server) (intern (plist-get command :command)) (plist-get command :arguments))))
        (check "letting a finding stand writes the ledger, with the reason that was asked for"
               (with-temp-buffer
                 (insert-file-contents (concat story ".subeditor/ledger.toml"))
                 (and (search-forward "draft.md" nil t) (search-forward "reason = \"“six” as told\"" nil t))))))
    (go "178 people")
    (goto-char (match-beginning 0))
    (delete-char 3)
    (type "187")
    (wait "the edit to clear the finding" (lambda () (not (or (finding "178") (finding "187"))))))
  (with-current-buffer release
    (wait "the source to be clear" (lambda () (not (finding "187")))))
  (princ "ok: an edit clears the findings on both sides\n")
  (with-current-buffer draft
    (delete-char -3)
    (type "178")
    (goto-char (line-beginning-position))
    (type "“🚢 Über die Brücke”: ")
    (wait "the finding to come back" (lambda () (finding "178"))))
  (princ "ok: letters of every width before a finding do not move it off its figure\n")
  (let ((server (with-current-buffer draft (eglot-current-server))))
    (eglot-shutdown server)
    (check "the server ends" (not (jsonrpc-running-p server)))))
;;; test.el ends here
